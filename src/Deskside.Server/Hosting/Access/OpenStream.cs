namespace Deskside.Server.Hosting.Access;

/// <summary>An answer that goes on for hours: by which token it was opened, and for whom.</summary>
public sealed class OpenStream(SecretToken token, Caller caller)
{
    /// <summary>SHA-256 of the token.</summary>
    public byte[] Hash { get; } = token.Hash;

    public SecretToken Token { get; } = token;

    public Caller Caller { get; } = caller;

    internal bool IsOver { get; set; }
}
