using Deskside.Domain.Identifiers;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.Queue.Internal;

/// <summary>The tokens by which a customer's page and his Companion act for one request. Good for 7 days, to read what was said; the request's end ends the rest.</summary>
internal sealed class CustomerKeeper(Database database, TimeProvider time) : ITokenKeeper
{
    public const string Page = "page";
    public const string Companion = "companion";

    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    private static readonly TimeSpan NoteEvery = TimeSpan.FromSeconds(20);

    public string Scheme => Schemes.Customer;

    public string Cookie => Schemes.CustomerCookie;

    public static async Task<SecretToken> AddAsync(Unit unit, OrganisationId organisation, RequestId request, string holder)
    {
        var token = SecretToken.New();
        await unit.ExecuteAsync(
            "INSERT INTO customer_tokens (organisation, token_hash, request, holder, created_at) VALUES (@organisation, @hash, @request, @holder, @now)",
            new { organisation, hash = token.Hash, request, holder, now = unit.NowMs });
        return token;
    }

    /// <summary>One Companion at a time: the one that joins takes over.</summary>
    public static Task RemoveCompanionsAsync(Unit unit, RequestId request) =>
        unit.ExecuteAsync("DELETE FROM customer_tokens WHERE request = @request AND holder = 'companion'", new { request });

    public async Task<CallerIdentity?> FindAsync(SecretToken token, CancellationToken cancellation)
    {
        var now = time.NowMs();
        var row = await database.FirstAsync<Row>(
            """
            SELECT r.organisation, r.request, r.name, r.seen_at FROM customer_tokens c JOIN requests r ON r.request = c.request
            WHERE c.token_hash = @hash AND c.created_at > @oldest
            """,
            new { hash = token.Hash, oldest = now - (long)Lifetime.TotalMilliseconds },
            cancellation);
        if (row is null)
        {
            return null;
        }

        if (now - row.SeenAt > NoteEvery.TotalMilliseconds)
        {
            await database.ChangeAsync(u => u.ExecuteAsync("UPDATE requests SET seen_at = @now WHERE request = @Request", new { now, row.Request }), cancellation);
        }

        return new CallerIdentity(new Caller.Customer(row.Organisation, row.Request, row.Name), Scheme, []);
    }

    private sealed record Row
    {
        public OrganisationId Organisation { get; init; }

        public RequestId Request { get; init; }

        public string Name { get; init; } = "";

        public long SeenAt { get; init; }
    }
}
