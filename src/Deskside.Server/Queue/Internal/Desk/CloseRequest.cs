using Deskside.Server.Hosting.Events;
using Deskside.Server.Queue.Internal.Codes;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.Sessions;

namespace Deskside.Server.Queue.Internal.Desk;

/// <summary>A session that ends closes its request, in the same transaction.</summary>
internal sealed class CloseRequest : ISessionEndStep
{
    public async Task EndAsync(Unit unit, SessionRecord session)
    {
        var closed = await unit.ExecuteAsync(
            "UPDATE requests SET state = 'ended', closed_at = @now WHERE request = @Request AND state = 'accepted'",
            new { now = unit.NowMs, session.Request });
        if (closed == 0)
        {
            // It was passed on: it waits again and goes on living.
            return;
        }

        await CodeDesk.KillAsync(unit, session.Request);
        unit.Announce(session.Organisation, new NewEvent(RequestKinds.Ended, Audience.TechniciansAndCustomer, null) { Request = session.Request, Session = session.Session });
    }
}
