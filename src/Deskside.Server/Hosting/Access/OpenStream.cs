namespace Deskside.Server.Hosting.Access;

/// <summary>An answer that goes on for hours: by which token it was opened, and for whom.</summary>
public sealed class OpenStream
{
    public OpenStream(SecretToken token, Caller caller) => (Token, Hash, Caller) = (token, token.Hash, caller);

    /// <summary>Of a token that was shown to another node: its hash is all that is known here.</summary>
    public OpenStream(byte[] hash, Caller caller) => (Hash, Caller) = (hash, caller);

    /// <summary>SHA-256 of the token.</summary>
    public byte[] Hash { get; }

    /// <summary>Uninitialised when only the hash is known: keepers that have streams of that kind ask by <see cref="Hash"/>.</summary>
    public SecretToken Token { get; }

    public Caller Caller { get; }

    internal bool IsOver { get; set; }
}
