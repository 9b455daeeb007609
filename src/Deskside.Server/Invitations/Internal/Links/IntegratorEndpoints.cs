using System.Diagnostics;
using Deskside.Domain.Identifiers;
using Deskside.Domain.Integrators;
using Deskside.Domain.Queue;
using Deskside.Domain.Texts;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Problems;
using Deskside.Server.Hosting.Start;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.Hosting.Web;
using Deskside.Server.Queue;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Deskside.Server.Invitations.Internal.Links;

/// <summary>For ticket systems, by an API key: hand a question on, ask what became of it.</summary>
internal static class IntegratorEndpoints
{
    private static readonly TextBounds Reference = new(0, 120, "a reference");

    public static void Map(IEndpointRouteBuilder routes)
    {
        var requests = routes.MapGroup("/api/v1/integrations/requests").WithTags("Integrations").RequireRateLimiting(RateLimits.WithToken);
        requests.MapPost("", AskAsync).WithName("HandInRequest").WithSummary("A question from a ticket system. The link in the answer brings its customer to it, once, within 12 hours.")
            .RequireAuthorization(Policies.Needs(ApiScope.WriteRequests));
        requests.MapGet("/{request}", ReadAsync).WithName("ReadHandedInRequest").RequireAuthorization(Policies.Needs(ApiScope.ReadRequests));
    }

    private static async Task<Results<Created<HandedInResponse>, ProblemHttpResult>> AskAsync(
        HandInRequest body, HttpContext context, Caller.Integrator caller, IPortalDesk portals, IRequestDesk desk, Database database, Addresses addresses, CancellationToken cancellation)
    {
        if (await portals.FindAsync(body.Portal, cancellation) is not { } portal || portal.Organisation != caller.Organisation)
        {
            return Problem.Of(StatusCodes.Status404NotFound, "unknown-portal", "There is no such portal.");
        }

        if (!portal.WaysIn.Contains(WayIn.Api))
        {
            return Problem.Of(StatusCodes.Status403Forbidden, "way-in-closed", "This portal takes no requests from programs; an administrator can switch that on.");
        }

        var faults = new FieldFaults();
        var asked = Read(faults, body, portal);
        if (faults.Any)
        {
            return faults.ToProblem();
        }

        switch (await desk.AskAsync(asked, IdempotencyKey.Read(context.Request), cancellation))
        {
            case AskOutcome.Placed placed:
                var link = await database.ChangeAsync(unit => LinkDesk.MakeAsync(unit, caller.Organisation, placed.Request, LinkDesk.Long), cancellation);
                var url = new Uri(addresses.ForCaller(context.Request), link).ToString();
                return TypedResults.Created($"/api/v1/integrations/requests/{placed.Request}", new HandedInResponse(placed.Request, url));
            case AskOutcome.Full:
                return Problem.Of(StatusCodes.Status503ServiceUnavailable, "queue-full", "Too many people wait just now. Please try again later.");
            case AskOutcome.KeyReused:
                return Problem.Of(StatusCodes.Status409Conflict, "key-reused", "This Idempotency-Key was used for another question.");
            default:
                throw new UnreachableException();
        }
    }

    private static async Task<Results<Ok<HandedInState>, ProblemHttpResult>> ReadAsync(RequestId request, Caller.Integrator caller, RequestBook requests, CancellationToken cancellation) =>
        await requests.FindAsync(caller.Organisation, request, cancellation) is { } found
            ? TypedResults.Ok(new HandedInState(found.Request, found.Standing, EnumText.Read<WayIn>(found.WayIn) ?? WayIn.Api, found.AskedAt.ToInstant(), found.DueAt.ToInstant()))
            : Problem.NotFound("There is no such request.");

    private static NewRequest Read(FieldFaults faults, HandInRequest body, PortalFacts portal)
    {
        var fields = new Dictionary<string, string>(PortalAnswers.Read(faults, portal with { Fields = [.. portal.Fields.Select(f => f with { Required = false })] }, body.Fields));
        var fault = TypedText.TryLine(body.Reference, Reference, out var reference);
        if (fault != TextFault.None)
        {
            faults.Add("reference", Reference.Explain(fault));
        }
        else if (reference.Length > 0)
        {
            fields["reference"] = reference;
        }

        if (body.Priority is < -10 or > 10)
        {
            faults.Add("priority", $"must be -10 to 10, but is {body.Priority}");
        }

        return new NewRequest
        {
            Organisation = portal.Organisation,
            Portal = portal.Name,
            Name = faults.Read<PersonName>("name", body.Name),
            Question = faults.Read<Question>("question", body.Question),
            Email = faults.ReadOptional<EmailAddress>("email", body.Email),
            WayIn = WayIn.Api,
            Team = portal.Team,
            Priority = body.Priority ?? 0,
            Language = portal.Languages.Contains(body.Language ?? "") ? body.Language : null,
            Fields = fields,
        };
    }
}

/// <param name="Portal">Absent = the default one.</param>
/// <param name="Name">The customer's.</param>
/// <param name="Question">His problem.</param>
/// <param name="Email">Where to reach him.</param>
/// <param name="Language">A tag such as de.</param>
/// <param name="Priority">-10 to 10; higher goes first.</param>
/// <param name="Reference">Such as the ticket's number; kept with the request as the field "reference".</param>
/// <param name="Fields">Answers to the portal's own fields; none is required here.</param>
internal sealed record HandInRequest(
    string? Portal, string? Name, string? Question, string? Email, string? Language, int? Priority, string? Reference, Dictionary<string, string>? Fields);

/// <param name="Request">Its id.</param>
/// <param name="Url">For the customer: opens his page, once.</param>
internal sealed record HandedInResponse(RequestId Request, string Url);

internal sealed record HandedInState(RequestId Request, RequestState State, WayIn WayIn, DateTimeOffset AskedAt, DateTimeOffset? DueAt);
