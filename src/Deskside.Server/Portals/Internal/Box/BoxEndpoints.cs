using System.Diagnostics;
using Deskside.Domain.Queue;
using Deskside.Domain.Texts;
using Deskside.Server.Customers;
using Deskside.Server.Hosting.Problems;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.Hosting.Web;
using Deskside.Server.Portals.Internal.Admin;
using Deskside.Server.Queue;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Deskside.Server.Portals.Internal.Box;

/// <summary>What the ask box calls from another site's page, beside what it is led on to (see CrossSiteDoor).</summary>
internal static class BoxEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var box = routes.MapGroup("/api/v1/box/{portal}").WithTags("Ask box");
        box.MapGet("", ReadAsync).WithName("ReadBoxPortal").LimitCrowd(RateLimits.Public);
        box.MapPost("/requests", AskAsync).WithName("AskFromBox").WithSummary("From a page of a site on the portal's list. Sets no cookie; the token goes on as a bearer token.").LimitCrowd(RateLimits.Ask);
    }

    private static async Task<Results<Ok<BoxPortalResponse>, ProblemHttpResult>> ReadAsync(string portal, PortalBook portals, CancellationToken cancellation) =>
        await portals.ReadAsync(portal, cancellation) is { } row
            ? TypedResults.Ok(new BoxPortalResponse(
                row.Name, row.OrganisationName, row.Title, row.Welcome, PortalEndpoints.Look(row, null), row.Read.Languages, row.Read.Texts, row.Read.Fields, row.Read.Topics, row.Read.Email,
                BoxWords.In(row.Read.Languages)))
            : Problem.Of(StatusCodes.Status404NotFound, "unknown-portal", "There is no such portal; check data-portal.");

    private static async Task<Results<Created<BoxAskedResponse>, ProblemHttpResult>> AskAsync(
        string portal, BoxAskRequest body, HttpContext context, PortalBook portals, IRequestDesk desk, Database database, SecretBox secrets, CustomerDoor customers, TimeProvider time,
        CancellationToken cancellation)
    {
        if (await portals.ReadAsync(portal, cancellation) is not { } row)
        {
            return Problem.Of(StatusCodes.Status404NotFound, "unknown-portal", "There is no such portal; check data-portal.");
        }

        var faults = new FieldFaults();
        var identity = ReadIdentity(faults, body, row, secrets, time);
        var facts = row.ToFacts();
        var asked = new NewRequest
        {
            Organisation = row.Organisation,
            Portal = row.Name,
            Name = identity?.Name ?? faults.Read<PersonName>("name", body.Name),
            Question = faults.Read<Question>("question", body.Question),
            Email = identity?.Email ?? PortalAnswers.ReadEmail(faults, facts, body.Email),
            WayIn = WayIn.SmartBox,
            Team = row.Team,
            Language = row.Read.Languages.Contains(body.Language ?? "") ? body.Language : null,
            Fields = PortalAnswers.Read(faults, facts, body.Fields),
            Skill = PortalAnswers.ReadTopic(faults, facts, body.Topic),
            Subject = identity is null ? null : $"site:{row.Name}:{identity.Subject}",
        };
        // Whom the site vouches for is no guest; all others are what guests are on the page itself.
        var guests = identity is null ? (await customers.OfAsync(context, row.Organisation, cancellation)).Policy : null;
        if (guests is { MustGiveMail: true } && asked.Email is null)
        {
            faults.Add("email", "is needed here, so that you can be reached");
        }

        if (faults.Any)
        {
            return faults.ToProblem();
        }

        if (guests is { MayAsk: false })
        {
            return Problem.Of(StatusCodes.Status403Forbidden, "sign-in-first", "This portal takes questions of people with an account: open the help page and sign in first.");
        }

        if (portals.Pace(facts) is { } wait)
        {
            return Problem.SlowDownNow(context, wait);
        }

        return await PlaceAsync(row, asked, identity, IdempotencyKey.Read(context.Request), desk, database, cancellation) switch
        {
            AskOutcome.Placed placed => TypedResults.Created((string?)null, new BoxAskedResponse(placed.Request, placed.Token.Text)),
            AskOutcome.Full => Problem.Of(StatusCodes.Status503ServiceUnavailable, "queue-full", "Too many people wait just now. Please try again later."),
            AskOutcome.KeyReused => Problem.Of(StatusCodes.Status409Conflict, "key-reused", "This Idempotency-Key was used for another question."),
            null => Problem.Of(StatusCodes.Status403Forbidden, "identity-used", "The site's word on who you are was used before. Please reload the page."),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>Null when the identity was used before. An identity is good for one request, so it needs no idempotency key.</summary>
    private static async Task<AskOutcome?> PlaceAsync(
        PortalRow portal, NewRequest asked, BoxIdentity? identity, IdempotencyKey? key, IRequestDesk desk, Database database, CancellationToken cancellation) =>
        identity is null
            ? await desk.AskAsync(asked, key, cancellation)
            : await database.ChangeAsync(
                async unit => await BoxTokenBook.UseAsync(unit, portal, identity) ? await desk.AskAsync(unit, asked) : null,
                cancellation);

    private static BoxIdentity? ReadIdentity(FieldFaults faults, BoxAskRequest body, PortalRow portal, SecretBox secrets, TimeProvider time)
    {
        if (body.Identity is null)
        {
            return null;
        }

        var secret = portal.BoxSecret is null ? null : secrets.Open(portal.BoxSecret, PortalDesk.BoxPurpose);
        var reason = "cannot be checked: this portal has no secret yet";
        var identity = secret is null ? null : BoxToken.Read(body.Identity, secret, portal.Name, time.GetUtcNow(), out reason);
        if (identity is null)
        {
            faults.Add("identity", reason);
        }

        return identity;
    }
}
