using Deskside.Domain.Identifiers;
using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.Sessions;

/// <summary>Sessions on hold: open, but their technician is free for another.</summary>
public sealed class SessionHolds(Database database)
{
    /// <summary>Open sessions of a technician that are not on hold.</summary>
    public static async Task<int> CountActiveAsync(Unit unit, TechnicianId technician) => (int)await unit.FirstAsync<long>(
        """
        SELECT COUNT(*) FROM sessions s WHERE s.technician = @technician AND s.ended_at IS NULL
          AND NOT EXISTS (SELECT 1 FROM session_holds h WHERE h.session = s.session AND h.ended_at IS NULL)
        """,
        new { technician });

    public async Task<bool> IsHeldAsync(SessionId session, CancellationToken cancellation) =>
        await database.FirstAsync<long>("SELECT COUNT(*) FROM session_holds WHERE session = @session AND ended_at IS NULL", new { session }, cancellation) > 0;

    /// <summary>False when it is on hold already, or not open.</summary>
    public Task<bool> HoldAsync(SessionRecord session, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            var held = await unit.ExecuteAsync(
                """
                INSERT INTO session_holds (organisation, session, started_at)
                SELECT s.organisation, s.session, @now FROM sessions s WHERE s.session = @Session AND s.ended_at IS NULL
                  AND NOT EXISTS (SELECT 1 FROM session_holds h WHERE h.session = @Session AND h.ended_at IS NULL)
                """,
                new { session.Session, now = unit.NowMs });
            Announce(unit, session, held, "held");
            return held == 1;
        },
        cancellation);

    /// <summary>False when it was not on hold.</summary>
    public Task<bool> ResumeAsync(SessionRecord session, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            var resumed = await unit.ExecuteAsync("UPDATE session_holds SET ended_at = @now WHERE session = @Session AND ended_at IS NULL", new { session.Session, now = unit.NowMs });
            Announce(unit, session, resumed, "resumed");
            return resumed == 1;
        },
        cancellation);

    private static void Announce(Unit unit, SessionRecord session, int changed, string what)
    {
        if (changed == 1)
        {
            unit.Announce(session.Organisation, SessionBook.About(SessionKinds.Held, session.Session, session.Request, session.Technician, new { what }));
        }
    }
}
