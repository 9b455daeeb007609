using System.Diagnostics;
using Deskside.Domain.Queue;
using Deskside.Domain.Texts;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Problems;
using Deskside.Server.Hosting.Web;
using Deskside.Server.Queue.Internal.Presence;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Deskside.Server.Queue.Internal.Customers;

/// <summary>What a customer does while waiting: be there, go, keep the place, add to the question, go on by phone or mail.</summary>
internal static class WaitingEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var mine = routes.MapGroup("/api/v1/requests/mine").WithTags("Requests").RequireAuthorization(Policies.Customer).RequireRateLimiting(RateLimits.WithToken);
        mine.MapPost("/here", () => TypedResults.NoContent()).WithName("TellHere").WithSummary("The page's heartbeat, every 7 s: after 15 s without one the customer counts as away, after 120 s he leaves unless the place is kept.");
        mine.MapPost("/goodbye", GoodbyeAsync).WithName("TellGoodbye").WithSummary("The page was closed. Unless it comes back within 6 s (it was only loaded anew) the customer leaves; a kept place stays.");
        mine.MapPost("/keep", KeepAsync).WithName("KeepPlace").WithSummary("Keeps the place without the page. The link comes back to it once; a new one kills the old. With an address the turn is called by mail.");
        mine.MapPost("/question", AddAsync).WithName("AddToQuestion").WithSummary("Adds to the question while it waits; 2000 characters in all.");
        mine.MapPost("/channel", ChangeChannelAsync).WithName("ChangeChannel").WithSummary("Goes on by phone or mail: the place is kept, and whoever accepts it calls or writes.");
        routes.MapPost("/api/v1/requests/return", ReturnAsync).WithName("ReturnToPlace").WithTags("Requests")
            .WithSummary("With the secret of a kept place's link: sets the customer's cookie again.").LimitCrowd(RateLimits.Code);
    }

    private static async Task<NoContent> GoodbyeAsync(Caller.Customer caller, PresenceDesk desk, CancellationToken cancellation)
    {
        await desk.GoodbyeAsync(caller.Organisation, caller.Request, cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<KeptResponse>, ProblemHttpResult>> KeepAsync(
        KeepRequest body, Caller.Customer caller, PlaceKeeper keeper, CancellationToken cancellation)
    {
        var fields = new FieldFaults();
        var email = fields.ReadOptional<EmailAddress>("email", body.Email);
        if (fields.Any)
        {
            return fields.ToProblem();
        }

        return await keeper.KeepAsync(caller, email, cancellation) is { } kept ? TypedResults.Ok(new KeptResponse($"/#back.{kept.Secret.Text}", kept.Until)) : Over();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> AddAsync(
        AdditionRequest body, Caller.Customer caller, CustomerDesk desk, CancellationToken cancellation)
    {
        var fields = new FieldFaults();
        var text = fields.Read<Question>("text", body.Text);
        if (fields.Any)
        {
            return fields.ToProblem();
        }

        return await desk.AddAsync(caller, text, cancellation) switch
        {
            AddOutcome.Added => TypedResults.NoContent(),
            AddOutcome.TooLong => Problem.Of(StatusCodes.Status400BadRequest, "invalid-fields", $"The question would be longer than {Question.Bounds.Max} characters with this."),
            AddOutcome.Over => Over(),
            _ => throw new UnreachableException(),
        };
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ChangeChannelAsync(
        ChannelRequest body, Caller.Customer caller, CustomerDesk desk, CancellationToken cancellation)
    {
        var fields = new FieldFaults();
        var contact = fields.Read<ContactText>("contact", body.Contact);
        if (body.Channel is not { } channel)
        {
            fields.Add("channel", "must be phone or mail");
            return fields.ToProblem();
        }

        if (fields.Any)
        {
            return fields.ToProblem();
        }

        return await desk.ChangeChannelAsync(caller, channel, contact, cancellation) ? TypedResults.NoContent() : Over();
    }

    private static async Task<Results<Ok<CustomerEntry>, ProblemHttpResult>> ReturnAsync(
        ReturnRequest body, HttpContext context, PlaceKeeper keeper, CustomerViews views, CancellationToken cancellation)
    {
        if (!SecretToken.TryParse(body.Secret, out var secret) || await keeper.ReturnAsync(secret, cancellation) is not { } back)
        {
            return Problem.Of(StatusCodes.Status410Gone, "link-used", "This link was used already, is too old, or was replaced by a newer one. Please ask again.");
        }

        TokenCookie.Set(context, Schemes.CustomerCookie, back.Token, CustomerKeeper.Lifetime);
        var view = await views.OfAsync(back.Organisation, back.Request, cancellation);
        return TypedResults.Ok(CustomerEntry.Of(view!, back.Token.Text));
    }

    private static ProblemHttpResult Over() => Problem.Of(StatusCodes.Status409Conflict, "request-over", "This request does not wait any more.");
}
