using Deskside.Domain.Identifiers;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Events;
using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.Queue.Internal.Desk;

/// <summary>A request that waited too long in one team's line goes over to the other's.</summary>
internal sealed class OverflowStep(Database database, TimeProvider time) : IHousekeeping
{
    public async Task TidyAsync(CancellationToken cancellation)
    {
        var late = await database.ListAsync<LateRow>(
            """
            SELECT r.organisation, r.request, r.team, t.overflow_team FROM requests r JOIN teams t ON t.team = r.team
            WHERE r.state = 'waiting' AND r.reserved_for IS NULL AND t.overflow_team IS NOT NULL AND r.queued_at + t.overflow_after_s * 1000 <= @now LIMIT 200
            """,
            new { now = time.NowMs() },
            cancellation);
        foreach (var row in late)
        {
            await database.ChangeAsync(unit => MoveAsync(unit, row), cancellation);
        }
    }

    private static async Task MoveAsync(Unit unit, LateRow row)
    {
        var moved = await unit.ExecuteAsync(
            "UPDATE requests SET team = @OverflowTeam, queued_at = @now WHERE request = @Request AND state = 'waiting' AND team = @Team", new { row.OverflowTeam, row.Request, row.Team, now = unit.NowMs });
        if (moved == 1)
        {
            await RequestHistory.AddAsync(unit, row.Organisation, row.Request, "overflowed", null, new { from = row.Team, to = row.OverflowTeam });
            unit.Announce(row.Organisation, new NewEvent(RequestKinds.Changed, Audience.TechniciansAndCustomer, new { team = row.OverflowTeam }) { Request = row.Request });
        }
    }

    private sealed record LateRow
    {
        public OrganisationId Organisation { get; init; }

        public RequestId Request { get; init; }

        public TeamId Team { get; init; }

        public TeamId OverflowTeam { get; init; }
    }
}
