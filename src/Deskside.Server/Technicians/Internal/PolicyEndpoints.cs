using Deskside.Domain.Technicians;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Problems;
using Deskside.Server.Hosting.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Deskside.Server.Technicians.Internal;

internal static class PolicyEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var policy = routes.MapGroup("/api/v1/sign-in/policy").WithTags("Sign-in")
            .RequireAuthorization(Policies.Needs(Permission.ManageSignIn)).RequireRateLimiting(RateLimits.WithToken);
        policy.MapGet("", ReadAsync).WithName("ReadSignInPolicy");
        policy.MapPut("", ChangeAsync).WithName("ChangeSignInPolicy").WithSummary("Holds at once, for those who are signed in, too.");
    }

    private static async Task<Ok<SignInPolicyBody>> ReadAsync(Caller.Technician caller, PolicyBook book, CancellationToken cancellation) =>
        TypedResults.Ok(SignInPolicyBody.Of(await book.OfAsync(caller.Organisation, cancellation)));

    private static async Task<Results<Ok<SignInPolicyBody>, ProblemHttpResult>> ChangeAsync(
        SignInPolicyBody body, Caller.Technician caller, PolicyBook book, CancellationToken cancellation)
    {
        var fields = new FieldFaults();
        var policy = SignInPolicy.Read(fields, body.SecondFactor, body.MinPassword, body.IdleMinutes, body.AbsoluteHours);
        if (fields.Any)
        {
            return fields.ToProblem();
        }

        await book.ChangeAsync(caller, policy, cancellation);
        return TypedResults.Ok(SignInPolicyBody.Of(policy));
    }
}

/// <param name="SecondFactor">Whether everybody needs one.</param>
/// <param name="MinPassword">10 to 64 characters.</param>
/// <param name="IdleMinutes">5 to 1440.</param>
/// <param name="AbsoluteHours">1 to 720.</param>
internal sealed record SignInPolicyBody(SecondFactorRule? SecondFactor, long? MinPassword, long? IdleMinutes, long? AbsoluteHours)
{
    public static SignInPolicyBody Of(SignInPolicy policy) => new(policy.SecondFactor, policy.MinPassword, policy.IdleMinutes, policy.AbsoluteHours);
}
