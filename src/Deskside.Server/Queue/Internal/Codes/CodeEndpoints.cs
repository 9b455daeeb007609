using System.Diagnostics;
using Deskside.Server.Queue.Internal.Customers;
using Deskside.Domain.Queue;
using Deskside.Domain.Texts;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Problems;
using Deskside.Server.Hosting.Start;
using Deskside.Server.Hosting.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Deskside.Server.Queue.Internal.Codes;

internal static class CodeEndpoints
{
    private static readonly TextBounds PlatformBounds = new(0, 200, "a text");

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/v1/requests/mine/code", IssueAsync).WithName("IssueCode").WithTags("Codes")
            .WithSummary("Nine digits for the Companion: 15 minutes, once. A new one kills the old.")
            .RequireAuthorization(Policies.Customer).RequireRateLimiting(RateLimits.Ask);
        routes.MapPost("/api/v1/companion/join", JoinAsync).WithName("JoinByCode").WithTags("Codes")
            .WithSummary("404 code-unknown, 410 code-dead.").LimitCrowd(RateLimits.Code);
    }

    private static async Task<Results<Ok<CodeResponse>, ProblemHttpResult>> IssueAsync(
        Caller.Customer caller, HttpContext context, CodeDesk codes, Addresses addresses, CancellationToken cancellation)
    {
        if (await codes.IssueAsync(caller, cancellation) is not { } issued)
        {
            return Problem.Of(StatusCodes.Status409Conflict, "request-over", "This request is over; ask again.");
        }

        var server = addresses.ForCaller(context.Request);
        var certificate = context.RequestServices.GetService<ServerCertificate>();
        return TypedResults.Ok(new CodeResponse(
            issued.Code.Grouped, issued.Code.Text, issued.ExpiresAt, CompanionCommand.For(server, certificate, issued.Code), CompanionCommand.DownloadUrl(server)));
    }

    private static async Task<Results<Ok<CustomerEntry>, ProblemHttpResult>> JoinAsync(
        JoinRequest body, CodeDesk codes, CustomerViews views, CancellationToken cancellation)
    {
        if (!JoinCode.TryParse(body.Code, out var code))
        {
            return Problem.Of(StatusCodes.Status400BadRequest, "invalid-fields", "code must be nine digits.");
        }

        TypedText.TryLine(body.Platform, PlatformBounds, out var platform);
        TypedText.TryLine(body.Version, PlatformBounds, out var version);
        switch (await codes.JoinAsync(code, platform, version, cancellation))
        {
            case CodeOutcome.Joined joined:
                var view = await views.OfAsync(joined.Organisation, joined.Request, cancellation);
                return TypedResults.Ok(CustomerEntry.Of(view!, joined.Token.Text));
            case CodeOutcome.Unknown:
                return Problem.Of(StatusCodes.Status404NotFound, "code-unknown", "There is no such code. Compare it with the one on the page.");
            case CodeOutcome.Dead:
                return Problem.Of(StatusCodes.Status410Gone, "code-dead", "This code is over: it was used, or 15 minutes have passed. Get a new one on the page.");
            default:
                throw new UnreachableException();
        }
    }
}
