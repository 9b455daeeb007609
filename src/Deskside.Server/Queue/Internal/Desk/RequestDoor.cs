using Deskside.Domain.Identifiers;
using Deskside.Domain.Queue;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Problems;
using Deskside.Server.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Deskside.Server.Queue.Internal.Desk;

/// <summary>Which technician may read what hangs on a request: while it waits whoever may see it, then who holds it, and those who see all sessions.</summary>
internal sealed class RequestDoor(RequestBook requests, SessionBook sessions)
{
    public async Task<bool> MayReadAsync(Caller.Technician caller, RequestId request, CancellationToken cancellation)
    {
        if (await requests.FindAsync(caller.Organisation, request, cancellation) is not { } found)
        {
            return false;
        }

        if (found.Standing == RequestState.Waiting)
        {
            return found.IsOpenTo(caller.Id);
        }

        var session = await sessions.OfRequestAsync(caller.Organisation, request, cancellation);
        return session is null ? found.IsOpenTo(caller.Id) : session.Technician == caller.Id || caller.SeesAllSessions;
    }

    public static ProblemHttpResult Unknown() => Problem.NotFound("There is no such request, or it is not yours.");
}
