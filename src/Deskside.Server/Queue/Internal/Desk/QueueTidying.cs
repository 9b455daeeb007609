using Deskside.Domain.Identifiers;
using Deskside.Server.Queue.Internal.Customers;
using Deskside.Server.Audit;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.Queue.Internal.Desk;

/// <summary>Requests that nobody answered, tokens and codes whose time ran out.</summary>
internal sealed class QueueTidying(Database database, WaitingLine line, TimeProvider time) : IHousekeeping
{
    public static readonly TimeSpan RequestExpiry = TimeSpan.FromHours(12);

    public async Task TidyAsync(CancellationToken cancellation)
    {
        var now = time.NowMs();
        var over = await database.ListAsync<OverRow>(
            "SELECT organisation, request FROM requests WHERE state = 'waiting' AND asked_at < @expired AND due_at IS NULL LIMIT 200",
            new { expired = now - (long)RequestExpiry.TotalMilliseconds },
            cancellation);
        foreach (var row in over)
        {
            await line.LeaveAsync(row.Organisation, row.Request, AuditActor.System, LeaveReason.Expired, cancellation);
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
    }
}
