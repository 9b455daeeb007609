using Deskside.Server.Audit;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.Sessions;

namespace Deskside.Server.OutOfBand.Internal.Devices;

/// <summary>A case that is over has no PC any more: its password is forgotten in the same transaction, its line ends right after.</summary>
internal sealed class CloseWithSession(DeviceBook book) : ISessionEndStep
{
    public async Task EndAsync(Unit unit, SessionRecord session)
    {
        // Passed on: the request waits again and its PC with it.
        if (await unit.FirstAsync<long>("SELECT COUNT(*) FROM requests WHERE request = @Request AND state = 'waiting'", new { session.Request }) == 0)
        {
            await book.ForgetAsync(unit, session.Organisation, session.Request, AuditActor.System, ForgetReason.Ended);
        }
    }
}
