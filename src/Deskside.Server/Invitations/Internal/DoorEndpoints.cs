using System.Diagnostics;
using Deskside.Domain.Invitations;
using Deskside.Domain.Queue;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Problems;
using Deskside.Server.Hosting.Web;
using Deskside.Server.Invitations.Internal.Links;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Deskside.Server.Invitations.Internal;

/// <summary>The invited one's side: the page posts the secret that stands behind the # of its address.</summary>
internal static class DoorEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var door = routes.MapGroup("/api/v1/invitations").WithTags("Invitations").LimitCrowd(RateLimits.Ask);
        door.MapPost("/look", LookAsync).WithName("LookAtInvitation").WithSummary("Who invites to what. Uses nothing up.");
        door.MapPost("/enter", EnterAsync).WithName("EnterByInvitation").WithSummary("Makes the reserved request, once, and sets the customer's cookie.");
    }

    private static async Task<Results<Ok<InvitedResponse>, ProblemHttpResult>> LookAsync(SecretRequest body, InvitationDoor door, CancellationToken cancellation)
    {
        if (!SecretToken.TryParse(body.Secret, out var token))
        {
            return Refuse(new DoorOutcome.Unknown());
        }

        return await door.LookAsync(token, cancellation) switch
        {
            DoorOutcome.Good { Invitation: var i } => TypedResults.Ok(new InvitedResponse(
                i.TechnicianName, i.OrganisationName, i.Portal, i.Language, i.Name, i.Message, i.AppointmentAt.ToInstant(), i.AppointmentMinutes, i.ExpiresAt.ToInstant())),
            var other => Refuse(other),
        };
    }

    private static async Task<Results<Ok<EnteredResponse>, ProblemHttpResult>> EnterAsync(
        EnterRequest body, HttpContext context, InvitationDoor door, CancellationToken cancellation)
    {
        var faults = new FieldFaults();
        var question = faults.ReadOptional<Question>("question", body.Question);
        if (faults.Any)
        {
            return faults.ToProblem();
        }

        if (!SecretToken.TryParse(body.Secret, out var token))
        {
            return Refuse(new DoorOutcome.Unknown());
        }

        switch (await door.EnterAsync(token, question, cancellation))
        {
            case DoorOutcome.Entered entered:
                TokenCookie.Set(context, Schemes.CustomerCookie, entered.Token, LinkDesk.CookieLife);
                return TypedResults.Ok(new EnteredResponse(entered.Request));
            case var other:
                return Refuse(other);
        }
    }

    private static ProblemHttpResult Refuse(DoorOutcome outcome) => outcome switch
    {
        DoorOutcome.Over { State: InvitationState.Used } => Gone("invitation-used", "This invitation was used already. If it was not you, ask for a new one."),
        DoorOutcome.Over { State: InvitationState.Revoked } over => Gone("invitation-revoked", $"{over.Invitation.TechnicianName} took this invitation back. Ask for a new one."),
        DoorOutcome.Over => Gone("invitation-expired", "This invitation is no longer valid. Ask for a new one."),
        DoorOutcome.Closed => Problem.Of(StatusCodes.Status403Forbidden, "way-in-closed", "This portal takes nobody by invitation any more."),
        DoorOutcome.Full => Problem.Of(StatusCodes.Status503ServiceUnavailable, "queue-full", "Too many people wait just now. Please try again later."),
        DoorOutcome.Unknown => Problem.Of(StatusCodes.Status404NotFound, "invitation-unknown", "There is no such invitation. Open the whole link as it stands in the mail."),
        _ => throw new UnreachableException(),
    };

    private static ProblemHttpResult Gone(string code, string detail) => Problem.Of(StatusCodes.Status410Gone, code, detail);
}
