using Deskside.Domain.Texts;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Problems;
using Deskside.Server.Hosting.Start;
using Deskside.Server.Hosting.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Deskside.Server.Technicians.Internal;

internal static class PasskeyEndpoints
{
    private const int LongestCredential = 16 * 1024;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var signIn = routes.MapGroup("/api/v1/sign-in/passkey").WithTags("Sign-in").RequireRateLimiting(RateLimits.SignIn);
        signIn.MapPost("/options", BeginSignInAsync).WithName("BeginPasskeySignIn");
        signIn.MapPost("", SignInAsync).WithName("SignInByPasskey").Produces<SignInResponse>();
        var mine = routes.MapGroup("/api/v1/me/passkeys").WithTags("My account").RequireAuthorization(Policies.Enrolling).RequireRateLimiting(RateLimits.WithToken);
        mine.MapPost("/options", BeginAddingAsync).WithName("BeginPasskey").WithSummary("Needs a proof of the last ten minutes.");
        mine.MapPost("", AddAsync).WithName("AddPasskey").WithSummary("Also ends every other sign-in of the account.");
        mine.MapDelete("/{passkey}", RemoveAsync).WithName("RemovePasskey").WithSummary("Needs a proof of the last ten minutes.");
    }

    private static async Task<Ok<PasskeyOptionsResponse>> BeginSignInAsync(HttpContext context, PasskeyDesk desk, CancellationToken cancellation) =>
        TypedResults.Ok(PasskeyOptionsResponse.Of(await desk.BeginSignInAsync(context, cancellation)));

    private static async Task<IResult> SignInAsync(
        PasskeySignInRequest body, HttpContext context, PasskeyDesk desk, SignInKeeper keeper, ServerOptions options, CancellationToken cancellation)
    {
        if (body.Credential is not { Length: <= LongestCredential } credential)
        {
            return Malformed();
        }

        var outcome = await desk.SignInAsync(body.Token, credential, context, cancellation);
        return outcome is SignInOutcome.Wrong
            ? Problem.Of(StatusCodes.Status401Unauthorized, "wrong-passkey", "This passkey does not belong to an account here.")
            : await SignInEndpoints.AnswerAsync(context, outcome, keeper, options, cancellation);
    }

    private static async Task<Results<Ok<PasskeyOptionsResponse>, ProblemHttpResult>> BeginAddingAsync(
        Caller.Technician caller, HttpContext context, PasskeyDesk desk, MyAccountDesk account, CancellationToken cancellation) =>
        account.IsProved(await account.CurrentAsync(context, cancellation))
            ? TypedResults.Ok(PasskeyOptionsResponse.Of(await desk.BeginAddingAsync(caller, context, cancellation)))
            : MyAccountEndpoints.ProveFirst();

    private static async Task<Results<NoContent, ProblemHttpResult>> AddAsync(
        NewPasskeyRequest body, Caller.Technician caller, HttpContext context, PasskeyDesk desk, MyAccountDesk account, CancellationToken cancellation)
    {
        var fields = new FieldFaults();
        var name = fields.Read<ShortTitle>("name", body.Name);
        if (fields.Any)
        {
            return fields.ToProblem();
        }

        if (body.Credential is not { Length: <= LongestCredential } credential)
        {
            return Malformed();
        }

        if (await account.CurrentAsync(context, cancellation) is not { } current || !account.IsProved(current))
        {
            return MyAccountEndpoints.ProveFirst();
        }

        return await desk.AddAsync(caller, current, body.Token, name, credential, context, cancellation)
            ? TypedResults.NoContent()
            : Problem.Of(StatusCodes.Status409Conflict, "passkey-refused", "The passkey does not fit what was asked for, or it took too long. Try again.");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        string passkey, Caller.Technician caller, HttpContext context, PasskeyDesk desk, MyAccountDesk account, CancellationToken cancellation)
    {
        if (!account.IsProved(await account.CurrentAsync(context, cancellation)))
        {
            return MyAccountEndpoints.ProveFirst();
        }

        return await desk.RemoveAsync(caller, passkey, cancellation) ? TypedResults.NoContent() : Problem.NotFound("You have no such passkey.");
    }

    private static ProblemHttpResult Malformed() =>
        Problem.Of(StatusCodes.Status400BadRequest, "malformed", "credential must be the JSON text of the browser's answer, at most 16 KiB.");
}

/// <param name="Token">To be sent back with the answer.</param>
/// <param name="Options">JSON text for PublicKeyCredential.parseCreationOptionsFromJSON or parseRequestOptionsFromJSON.</param>
internal sealed record PasskeyOptionsResponse(string Token, string Options)
{
    public static PasskeyOptionsResponse Of(PasskeyOptions options) => new(options.Token, options.Json);
}

/// <param name="Token">Of the options.</param>
/// <param name="Credential">JSON text of the browser's answer.</param>
internal sealed record PasskeySignInRequest(string? Token, string? Credential);

/// <param name="Token">Of the options.</param>
/// <param name="Name">By which its holder knows it again.</param>
/// <param name="Credential">JSON text of the browser's answer.</param>
internal sealed record NewPasskeyRequest(string? Token, string? Name, string? Credential);
