using Deskside.Domain.Identifiers;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.Queue.Internal.Presence;

namespace Deskside.Server.Queue.Internal.Customers;

/// <summary>The tokens by which a customer's page and his Companion act for one request. Good for 7 days, to read what was said; the request's end ends the rest.</summary>
/// <remarks>A page's token never ends before its time, so that what was found once is remembered; a Companion's may, so that it is looked up each time.</remarks>
internal sealed class CustomerKeeper(Database database, CustomerSigns signs, TimeProvider time) : ITokenKeeper
{
    public const string Page = "page";
    public const string Companion = "companion";

    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    private readonly PageTokens _pages = new(time);

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
        var hash = token.Hash;
        if (_pages.Find(hash) is { } known)
        {
            return new CallerIdentity(known, Scheme, []);
        }

        var row = await database.FirstAsync<Row>(
            """
            SELECT r.organisation, r.request, r.name, c.holder FROM customer_tokens c JOIN requests r ON r.request = c.request
            WHERE c.token_hash = @hash AND c.created_at > @oldest
            """,
            new { hash, oldest = time.NowMs() - (long)Lifetime.TotalMilliseconds },
            cancellation);
        if (row is null)
        {
            return null;
        }

        var caller = new Caller.Customer(row.Organisation, row.Request, row.Name);
        if (row.Holder == Page)
        {
            _pages.Add(hash, caller);
        }

        return new CallerIdentity(caller, Scheme, []);
    }

    public void Seen(CallerIdentity identity)
    {
        if (identity.Caller is Caller.Customer customer)
        {
            signs.Heard(customer.Request);
        }
    }

    private sealed record Row
    {
        public OrganisationId Organisation { get; init; }

        public RequestId Request { get; init; }

        public string Name { get; init; } = "";

        public string Holder { get; init; } = "";
    }
}
