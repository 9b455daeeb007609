using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Events;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.Technicians;

namespace Deskside.Server.Queue.Internal.Presence;

/// <summary>A technician says whether he takes questions.</summary>
internal sealed class FloorDesk(Database database)
{
    public Task SetAsync(Caller.Technician caller, TechnicianState state, string? reason, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            var word = EnumText.Write(state);
            await unit.ExecuteAsync(
                """
                INSERT INTO technician_presence (organisation, technician, state, reason, since, seen_at) VALUES (@Organisation, @Id, @word, @reason, @now, @now)
                ON CONFLICT (technician) DO UPDATE SET state = excluded.state, reason = excluded.reason, since = excluded.since
                """,
                new { caller.Organisation, caller.Id, word, reason, now = unit.NowMs });
            await unit.ExecuteAsync(
                "INSERT INTO technician_presence_history (organisation, technician, at, state, reason) VALUES (@Organisation, @Id, @now, @word, @reason)",
                new { caller.Organisation, caller.Id, word, reason, now = unit.NowMs });
            if (state == TechnicianState.Away)
            {
                // What rings at his desk rolls on to others at once.
                await unit.ExecuteAsync(
                    "UPDATE request_offers SET outcome = 'gone', closed_at = @now WHERE technician = @Id AND outcome = 'open'", new { caller.Id, now = unit.NowMs });
            }

            unit.Announce(caller.Organisation, new NewEvent(TechnicianKinds.Presence, Audience.Technicians, new { technician = caller.Id, name = caller.DisplayName, state, reason }) { Holder = caller.Id });
        },
        cancellation);
}
