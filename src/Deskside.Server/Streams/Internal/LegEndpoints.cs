using Deskside.Domain.Identifiers;
using Deskside.Protocol.Messages;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Problems;
using Deskside.Server.Hosting.Web;
using Deskside.Server.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Deskside.Server.Streams.Internal;

internal static class LegEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/v1/sessions/{session}/legs", IssueAsync).WithName("IssueLegTicket").WithTags("Streams")
            .WithSummary("A one-use ticket, good for 30 s, for the first frame on the leg's WebSocket.")
            .RequireAuthorization(Policies.EitherSide).RequireRateLimiting(RateLimits.WithToken);

    private static async Task<Results<Ok<LegResponse>, ProblemHttpResult>> IssueAsync(
        SessionId session, LegRequest body, Caller.Technician? technician, Caller.Customer? customer, SessionBook sessions, LegBook legs, CancellationToken cancellation)
    {
        var caller = body.Role == LegRole.Sharer ? customer : (Caller?)technician;
        if (body.Role is null)
        {
            return Problem.Of(StatusCodes.Status400BadRequest, "invalid-fields", "role must be sharer or viewer.");
        }

        if (caller is null || await sessions.FindAsync(caller.Organisation, session, cancellation) is not { } found || !IsTheirs(found, caller))
        {
            return Problem.NotFound("There is no such session, or it is not yours.");
        }

        if (!found.IsOpen)
        {
            return Problem.Of(StatusCodes.Status409Conflict, "session-over", "The session has ended.");
        }

        var ticket = caller is Caller.Technician viewer
            ? await legs.ForViewerAsync(found.Organisation, session, viewer.Id, cancellation)
            : await legs.ForSharerAsync(found.Organisation, session, cancellation);
        return ticket is null
            ? Problem.Of(StatusCodes.Status409Conflict, "session-full", "This session has as many viewers as it can.")
            : TypedResults.Ok(new LegResponse(ticket.Ticket.Reveal(), $"/relay/{session}", ticket.Leg));
    }

    private static bool IsTheirs(SessionRecord session, Caller caller) => caller switch
    {
        Caller.Customer customer => session.Request == customer.Request,
        Caller.Technician technician => session.Technician == technician.Id,
        _ => false,
    };
}
