using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Problems;
using Deskside.Server.Hosting.Start;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.Hosting.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Deskside.Server.Invitations.Internal.Links;

internal static class LinkEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/v1/requests/mine/link", MakeAsync).WithName("MakeMyLink").WithTags("Requests")
            .WithSummary("From the ask box to the full page: a link to the own request, good once, for 10 minutes.")
            .RequireAuthorization(Policies.Customer).RequireRateLimiting(RateLimits.WithToken);
        routes.MapPost("/api/v1/links/use", UseAsync).WithName("UseLink").WithTags("Requests").WithSummary("Sets the customer's cookie of the request to which the link leads.")
            .LimitCrowd(RateLimits.Ask);
    }

    private static async Task<Ok<LinkResponse>> MakeAsync(Caller.Customer caller, HttpRequest request, Database database, Addresses addresses, CancellationToken cancellation)
    {
        var link = await database.ChangeAsync(unit => LinkDesk.MakeAsync(unit, caller.Organisation, caller.Request, LinkDesk.Short), cancellation);
        return TypedResults.Ok(new LinkResponse(new Uri(addresses.ForCaller(request), link).ToString()));
    }

    private static async Task<Results<Ok<EnteredResponse>, ProblemHttpResult>> UseAsync(SecretRequest body, HttpContext context, LinkDesk links, CancellationToken cancellation)
    {
        if (!SecretToken.TryParse(body.Secret, out var secret) || await links.UseAsync(secret, cancellation) is not var (request, token))
        {
            return Problem.Of(StatusCodes.Status410Gone, "link-over", "This link was used already or is no longer valid.");
        }

        TokenCookie.Set(context, Schemes.CustomerCookie, token, LinkDesk.CookieLife);
        return TypedResults.Ok(new EnteredResponse(request));
    }
}

/// <param name="Url">To be opened in a browser; the secret stands behind the #.</param>
internal sealed record LinkResponse(string Url);
