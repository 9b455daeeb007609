using System.Diagnostics;
using Deskside.Server.Queue.Internal.Desk;
using Deskside.Domain.Queue;
using Deskside.Domain.Sessions;
using Deskside.Domain.Texts;
using Deskside.Server.Audit;
using Deskside.Server.Customers;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Problems;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.Hosting.Web;
using Deskside.Server.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Deskside.Server.Queue.Internal.Customers;

/// <summary>The customer's side: ask, look, leave.</summary>
internal static class CustomerEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var requests = routes.MapGroup("/api/v1/requests").WithTags("Requests");
        requests.MapPost("", AskAsync).WithName("Ask").WithSummary("A question for the queue. Sets the customer's cookie and answers the token once.").LimitCrowd(RateLimits.Ask);
        requests.MapGet("/mine", MineAsync).WithName("ReadMyRequest").RequireAuthorization(Policies.Customer).RequireRateLimiting(RateLimits.WithToken);
        requests.MapDelete("/mine", LeaveAsync).WithName("LeaveQueue").WithSummary("Leaves the queue; ends the session if there is one.").RequireAuthorization(Policies.Customer).RequireRateLimiting(RateLimits.WithToken);
    }

    private static async Task<Results<Created<CustomerEntry>, ProblemHttpResult>> AskAsync(
        AskRequest body, HttpContext context, IRequestDesk desk, CustomerViews views, IPortalDesk portals, CustomerDoor customers, CancellationToken cancellation)
    {
        var fields = new FieldFaults();
        var name = fields.Read<PersonName>("name", body.Name);
        var question = fields.Read<Question>("question", body.Question);
        if (await portals.FindAsync(body.Portal, cancellation) is not { } portal)
        {
            return Problem.Of(StatusCodes.Status404NotFound, "unknown-portal", "There is no such portal; check the address.");
        }

        var wayIn = body.WayIn ?? WayIn.Web;
        var email = wayIn == WayIn.Web ? PortalAnswers.ReadEmail(fields, portal, body.Email) : fields.ReadOptional<EmailAddress>("email", body.Email);
        var answers = wayIn == WayIn.Web ? PortalAnswers.Read(fields, portal, body.Fields) : new Dictionary<string, string>();
        if (fields.Any)
        {
            return fields.ToProblem();
        }

        // The other ways in have doors of their own, where they prove what they claim.
        if (wayIn is not (WayIn.Web or WayIn.Companion) || !portal.WaysIn.Contains(wayIn))
        {
            return Problem.Of(StatusCodes.Status403Forbidden, "way-in-closed", "This portal does not take requests in this way.");
        }

        if (portals.Pace(portal) is { } wait)
        {
            return Problem.SlowDownNow(context, wait);
        }

        var standing = await customers.OfAsync(context, portal.Organisation, cancellation);
        if (!standing.Policy.MayAsk)
        {
            return standing.Account is null
                ? Problem.Of(StatusCodes.Status403Forbidden, "sign-in-first", "This portal takes questions of people with an account: sign in first.")
                : Problem.NotAllowed("This portal does not take questions of accounts like yours.");
        }

        if (standing.Policy.MustGiveMail && email is null && standing.Account?.Email is null)
        {
            fields.Add("email", "is needed here, so that you can be reached");
            return fields.ToProblem();
        }

        var asked = new NewRequest
        {
            Organisation = portal.Organisation,
            Portal = portal.Name,
            Name = name,
            Question = question,
            Email = email,
            WayIn = wayIn,
            Team = portal.Team,
            Language = portal.Languages.Contains(body.Language ?? "") ? body.Language : null,
            Fields = answers,
            Priority = standing.Policy.Priority,
            Subject = standing.Subject,
        };
        switch (await desk.AskAsync(asked, IdempotencyKey.Read(context.Request), cancellation))
        {
            case AskOutcome.Placed placed:
                if (wayIn == WayIn.Web)
                {
                    TokenCookie.Set(context, Schemes.CustomerCookie, placed.Token, CustomerKeeper.Lifetime);
                }

                var view = await views.OfAsync(portal.Organisation, placed.Request, cancellation);
                return TypedResults.Created("/api/v1/requests/mine", CustomerEntry.Of(view!, placed.Token.Text));
            case AskOutcome.Full:
                return Problem.Of(StatusCodes.Status503ServiceUnavailable, "queue-full", "Too many people wait just now. Please try again later.");
            case AskOutcome.KeyReused:
                return Problem.Of(StatusCodes.Status409Conflict, "key-reused", "This Idempotency-Key was used for another question.");
            default:
                throw new UnreachableException();
        }
    }

    private static async Task<Results<Ok<CustomerView>, ProblemHttpResult>> MineAsync(Caller.Customer caller, CustomerViews views, CancellationToken cancellation) =>
        await views.OfAsync(caller.Organisation, caller.Request, cancellation) is { } view ? TypedResults.Ok(view) : Problem.NotFound("The request is gone.");

    private static async Task<NoContent> LeaveAsync(
        Caller.Customer caller, HttpContext context, WaitingLine line, SessionBook sessions, CancellationToken cancellation)
    {
        var hasLeft = await line.LeaveAsync(caller.Organisation, caller.Request, AuditActor.Of(caller), LeaveReason.ByCustomer, cancellation);
        if (!hasLeft && await sessions.OfRequestAsync(caller.Organisation, caller.Request, cancellation) is { IsOpen: true } session)
        {
            await sessions.EndAsync(session, new SessionEnd(EndedBy.Customer, AuditActor.Of(caller), "left", null, null), cancellation);
        }

        return TypedResults.NoContent();
    }
}
