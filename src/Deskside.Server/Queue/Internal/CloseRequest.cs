using Deskside.Server.Hosting.Events;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.Sessions;

namespace Deskside.Server.Queue.Internal;

/// <summary>A session that ends closes its request, in the same transaction.</summary>
internal sealed class CloseRequest : ISessionEndStep
{
    public async Task EndAsync(Unit unit, SessionRecord session)
    {
        await unit.ExecuteAsync(
            "UPDATE requests SET state = 'ended', closed_at = @now WHERE request = @Request AND state = 'accepted'",
            new { now = unit.NowMs, session.Request });
        await CodeDesk.KillAsync(unit, session.Request);
        unit.Announce(session.Organisation, new NewEvent(RequestKinds.Ended, Audience.TechniciansAndCustomer, null) { Request = session.Request, Session = session.Session });
    }
}
