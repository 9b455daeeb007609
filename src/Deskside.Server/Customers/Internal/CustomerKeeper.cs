using Deskside.Domain.Identifiers;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.Customers.Internal;

/// <summary>The sign-ins of known customers: over after 2 h without a call, and after 24 h in any case.</summary>
internal sealed class CustomerKeeper(Database database, TimeProvider time)
{
    public static readonly TimeSpan Longest = TimeSpan.FromHours(24);
    public static readonly TimeSpan LongestIdle = TimeSpan.FromHours(2);

    private static readonly TimeSpan NoteEvery = TimeSpan.FromMinutes(1);

    public static async Task<SecretToken> AddAsync(Unit unit, CustomerRow customer)
    {
        var token = SecretToken.New();
        await unit.ExecuteAsync(
            "INSERT INTO customer_signins (organisation, token_hash, customer, created_at, seen_at) VALUES (@Organisation, @hash, @Customer, @now, @now)",
            new { customer.Organisation, hash = token.Hash, customer.Customer, now = unit.NowMs });
        return token;
    }

    public async Task<KnownCustomer?> FindAsync(OrganisationId organisation, SecretToken token, CancellationToken cancellation)
    {
        var (hash, now) = (token.Hash, time.NowMs());
        var row = await database.FirstAsync<CustomerRow>(
            """
            SELECT c.organisation, c.customer, c.kind, c.email, c.display_name, s.seen_at
            FROM customer_signins s JOIN customers c ON c.customer = s.customer
            WHERE s.token_hash = @hash AND s.organisation = @organisation AND s.created_at > @oldest AND s.seen_at > @idle AND c.deactivated_at IS NULL
            """,
            new { hash, organisation, oldest = now - (long)Longest.TotalMilliseconds, idle = now - (long)LongestIdle.TotalMilliseconds },
            cancellation);
        if (row is not null && now - row.SeenAt > NoteEvery.TotalMilliseconds)
        {
            await database.ChangeAsync(u => u.ExecuteAsync("UPDATE customer_signins SET seen_at = @now WHERE token_hash = @hash", new { now, hash }), cancellation);
        }

        return row?.ToKnown();
    }

    public Task RemoveAsync(SecretToken token, CancellationToken cancellation) =>
        database.ChangeAsync(unit => unit.ExecuteAsync("DELETE FROM customer_signins WHERE token_hash = @hash", new { hash = token.Hash }), cancellation);

    public static Task RemoveAllAsync(Unit unit, CustomerId customer) =>
        unit.ExecuteAsync("DELETE FROM customer_signins WHERE customer = @customer", new { customer });
}
