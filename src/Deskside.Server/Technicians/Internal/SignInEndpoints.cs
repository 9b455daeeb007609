using System.Diagnostics;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Problems;
using Deskside.Server.Hosting.Start;
using Deskside.Server.Hosting.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Deskside.Server.Technicians.Internal;

internal static class SignInEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1").WithTags("Technicians");
        api.MapPost("/sign-in", SignInAsync).WithName("SignIn").RequireRateLimiting(RateLimits.SignIn).Produces<SignInResponse>();
        api.MapPost("/sign-out", SignOutAsync).WithName("SignOut").RequireAuthorization(Policies.SignedIn).RequireRateLimiting(RateLimits.WithToken);
        api.MapPost("/sign-out-everywhere", SignOutEverywhereAsync).WithName("SignOutEverywhere").RequireAuthorization(Policies.SignedIn).RequireRateLimiting(RateLimits.WithToken);
        api.MapGet("/me", Ok<MeResponse> (Caller.Technician caller, ServerOptions options) => TypedResults.Ok(MeResponse.Of(caller, options.IsDemo)))
            .WithName("Me").RequireAuthorization(Policies.SignedIn).RequireRateLimiting(RateLimits.WithToken);
    }

    private static async Task<IResult> SignInAsync(SignInRequest body, HttpContext context, SignInDesk desk, SignInKeeper keeper, ServerOptions options, CancellationToken cancellation)
    {
        var outcome = await desk.SignInAsync(body.Name, body.Password, RateLimits.SourceOf(context), TokenOf(context), cancellation);
        switch (outcome)
        {
            case SignInOutcome.SignedIn signedIn:
                TokenCookie.Set(context, Schemes.TechnicianCookie, signedIn.Token, SignInKeeper.Longest);
                return TypedResults.Ok(new SignInResponse(MeResponse.Of(await keeper.ToCallerAsync(signedIn.Technician, cancellation), options.IsDemo)));
            case SignInOutcome.Wrong:
                return Problem.Of(StatusCodes.Status401Unauthorized, "wrong-credentials", "The name or the password is wrong.");
            case SignInOutcome.SlowDown slow:
                return Problem.SlowDown(slow.Wait);
            default:
                throw new UnreachableException();
        }
    }

    private static async Task<NoContent> SignOutAsync(Caller.Technician caller, HttpContext context, SignInDesk desk, CancellationToken cancellation)
    {
        if (TokenOf(context) is { } token)
        {
            await desk.SignOutAsync(caller, token, cancellation);
        }

        TokenCookie.Clear(context, Schemes.TechnicianCookie);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> SignOutEverywhereAsync(Caller.Technician caller, HttpContext context, SignInDesk desk, CancellationToken cancellation)
    {
        await desk.SignOutEverywhereAsync(caller, cancellation);
        TokenCookie.Clear(context, Schemes.TechnicianCookie);
        return TypedResults.NoContent();
    }

    private static SecretToken? TokenOf(HttpContext context) =>
        SecretToken.TryParse(context.Request.Cookies[Schemes.TechnicianCookie], out var token) ? token : null;
}
