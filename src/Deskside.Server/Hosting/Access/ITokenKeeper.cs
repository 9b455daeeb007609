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

    /// <summary>Which of these have a token that does not hold any more. A room with many streams asks its store once for all.</summary>
    async Task<IReadOnlyList<OpenStream>> OverAsync(IReadOnlyList<OpenStream> streams, CancellationToken cancellation)
    {
        var over = new List<OpenStream>();
        foreach (var stream in streams)
        {
            if (await FindAsync(stream.Token, cancellation) is null)
            {
                over.Add(stream);
            }
        }

        return over;
    }

    /// <summary>Called for each call that came with a good token; not while a stream merely stays open.</summary>
    void Seen(CallerIdentity identity)
    {
    }
}
