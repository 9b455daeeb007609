namespace Deskside.Server.Hosting.Access;

/// <summary>Looks up who a token belongs to. One an audience; the room that keeps the tokens implements it.</summary>
public interface ITokenKeeper
{
    /// <summary>One of <see cref="Schemes"/>.</summary>
    string Scheme { get; }

    /// <summary>The cookie that carries the token in browsers.</summary>
    string Cookie { get; }

    /// <summary>Null when the token is unknown, over, or its holder was closed.</summary>
    Task<CallerIdentity?> FindAsync(SecretToken token, CancellationToken cancellation);

    /// <summary>Called for each call that came with a good token; not while a stream merely stays open.</summary>
    void Seen(CallerIdentity identity)
    {
    }
}
