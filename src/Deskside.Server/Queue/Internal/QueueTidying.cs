using Deskside.Domain.Identifiers;
using Deskside.Server.Audit;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.Queue.Internal;

/// <summary>Requests that nobody answered, customers who went without a word, tokens and codes whose time ran out.</summary>
internal sealed class QueueTidying(Database database, WaitingLine line, TimeProvider time) : IHousekeeping
{
    public static readonly TimeSpan RequestExpiry = TimeSpan.FromHours(12);
    public static readonly TimeSpan AbandonedAfter = TimeSpan.FromMinutes(30);

    public async Task TidyAsync(CancellationToken cancellation)
    {
        var now = time.NowMs();
        var over = await database.ListAsync<OverRow>(
            "SELECT organisation, request, asked_at FROM requests WHERE state = 'waiting' AND (asked_at < @expired OR seen_at < @abandoned) LIMIT 200",
            new { expired = now - (long)RequestExpiry.TotalMilliseconds, abandoned = now - (long)AbandonedAfter.TotalMilliseconds },
            cancellation);
        foreach (var row in over)
        {
            var reason = now - row.AskedAt > RequestExpiry.TotalMilliseconds ? LeaveReason.Expired : LeaveReason.Abandoned;
            await line.LeaveAsync(row.Organisation, row.Request, AuditActor.System, reason, cancellation);
        }

        await database.ChangeAsync(
            async unit =>
            {
                await unit.ExecuteAsync("DELETE FROM join_codes WHERE expires_at < @before", new { before = now - (long)TimeSpan.FromHours(1).TotalMilliseconds });
                await unit.ExecuteAsync("DELETE FROM customer_tokens WHERE created_at < @before", new { before = now - (long)CustomerKeeper.Lifetime.TotalMilliseconds });
                await unit.ExecuteAsync("DELETE FROM idempotency WHERE at < @before", new { before = now - (long)TimeSpan.FromDays(1).TotalMilliseconds });
            },
            cancellation);
    }

    private sealed record OverRow
    {
        public OrganisationId Organisation { get; init; }

        public RequestId Request { get; init; }

        public long AskedAt { get; init; }
    }
}
