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
        var api = routes.MapGroup("/api/v1").WithTags("Sign-in");
        api.MapPost("/sign-in", SignInAsync).WithName("SignIn").WithSummary("Answers the technician, or a pending sign-in that wants a second factor.")
            .RequireRateLimiting(RateLimits.SignIn).Produces<SignInResponse>();
        api.MapPost("/sign-in/second", SecondAsync).WithName("SignInSecondFactor").WithSummary("Six digits of the authenticator, or a recovery code.")
            .RequireRateLimiting(RateLimits.SignIn).Produces<SignInResponse>();
        api.MapPost("/sign-out", SignOutAsync).WithName("SignOut").RequireAuthorization(Policies.Enrolling).RequireRateLimiting(RateLimits.WithToken);
        api.MapPost("/sign-out-everywhere", SignOutEverywhereAsync).WithName("SignOutEverywhere").RequireAuthorization(Policies.Enrolling).RequireRateLimiting(RateLimits.WithToken);
        api.MapGet("/me", Ok<MeResponse> (Caller.Technician caller, ServerOptions options) => TypedResults.Ok(MeResponse.Of(caller, options.IsDemo)))
            .WithName("Me").RequireAuthorization(Policies.Enrolling).RequireRateLimiting(RateLimits.WithToken);
    }

    /// <summary>The answer to every way of signing in.</summary>
    public static async Task<IResult> AnswerAsync(HttpContext context, SignInOutcome outcome, SignInKeeper keeper, ServerOptions options, CancellationToken cancellation)
    {
        switch (outcome)
        {
            case SignInOutcome.SignedIn signedIn:
                TokenCookie.Set(context, Schemes.TechnicianCookie, signedIn.Token, SignInKeeper.Longest);
                var found = await keeper.FindAnyAsync(signedIn.Token, cancellation) ?? throw new UnreachableException();
                return TypedResults.Ok(new SignInResponse(MeResponse.Of(found.Caller, options.IsDemo), null));
            case SignInOutcome.NeedsSecond second:
                return TypedResults.Ok(new SignInResponse(null, new PendingResponse(second.Pending.Text, second.Factors.TotpAt is not null, second.Factors.Passkeys > 0)));
            case SignInOutcome.Wrong:
                return Problem.Of(StatusCodes.Status401Unauthorized, "wrong-credentials", "The name or the password is wrong.");
            case SignInOutcome.PendingOver:
                return Problem.Of(StatusCodes.Status410Gone, "sign-in-over", "This sign-in took too long or was tried too often. Begin anew.");
            case SignInOutcome.SlowDown slow:
                return Problem.SlowDown(slow.Wait);
            default:
                throw new UnreachableException();
        }
    }

    private static async Task<IResult> SignInAsync(
        SignInRequest body, HttpContext context, SignInDesk desk, SignInKeeper keeper, ServerOptions options, CancellationToken cancellation) =>
        await AnswerAsync(context, await desk.SignInAsync(body.Name, body.Password, SignInPlace.Of(context), cancellation), keeper, options, cancellation);

    private static async Task<IResult> SecondAsync(
        SecondStepRequest body, HttpContext context, SignInDesk desk, SignInKeeper keeper, ServerOptions options, CancellationToken cancellation)
    {
        var outcome = await desk.SecondAsync(body.Pending, body.Code, SignInPlace.Of(context), cancellation);
        return outcome is SignInOutcome.Wrong
            ? Problem.Of(StatusCodes.Status401Unauthorized, "wrong-code", "The code is wrong, or it was used before. A new one comes within 30 s.")
            : await AnswerAsync(context, outcome, keeper, options, cancellation);
    }

    private static async Task<NoContent> SignOutAsync(Caller.Technician caller, HttpContext context, MyAccountDesk desk, CancellationToken cancellation)
    {
        if (SignInPlace.TokenOf(context) is { } token)
        {
            await desk.SignOutAsync(caller, token, cancellation);
        }

        TokenCookie.Clear(context, Schemes.TechnicianCookie);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> SignOutEverywhereAsync(Caller.Technician caller, HttpContext context, MyAccountDesk desk, CancellationToken cancellation)
    {
        await desk.SignOutEverywhereAsync(caller, cancellation);
        TokenCookie.Clear(context, Schemes.TechnicianCookie);
        return TypedResults.NoContent();
    }
}
