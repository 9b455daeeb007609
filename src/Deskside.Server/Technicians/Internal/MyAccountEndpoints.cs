using System.Diagnostics;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Problems;
using Deskside.Server.Hosting.Web;
using Deskside.Server.SignOn;
using Microsoft.AspNetCore.Http.HttpResults;
using QRCoder;

namespace Deskside.Server.Technicians.Internal;

internal static class MyAccountEndpoints
{
    private const int QrPixels = 6;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var me = routes.MapGroup("/api/v1/me").WithTags("My account").RequireAuthorization(Policies.Enrolling).RequireRateLimiting(RateLimits.WithToken);
        me.MapGet("/security", ReadAsync).WithName("ReadMySecurity").WithSummary("Second factor, passkeys and sign-ins of the caller.");
        me.MapPost("/proof", ProveAsync).WithName("ProveMyself").WithSummary("The password again: good for ten minutes.").Produces(StatusCodes.Status204NoContent).RequireRateLimiting(RateLimits.SignIn);
        me.MapPost("/totp", BeginTotpAsync).WithName("BeginTotp").WithSummary("A new secret for an authenticator program; counts once a code of it was shown. Needs a proof of the last ten minutes.");
        me.MapPost("/totp/confirm", ConfirmTotpAsync).WithName("ConfirmTotp").WithSummary("Answers the recovery codes, once. Ends every other sign-in of the account.");
        me.MapDelete("/totp", RemoveTotpAsync).WithName("RemoveTotp").WithSummary("Needs a proof of the last ten minutes.");
        me.MapPost("/recovery-codes", RenewCodesAsync).WithName("RenewRecoveryCodes").WithSummary("The old ones are void. Needs a proof of the last ten minutes.");
        me.MapDelete("/sign-ins/{signIn}", EndSignInAsync).WithName("EndMySignIn");
    }

    public static ProblemHttpResult ProveFirst() =>
        Problem.Of(StatusCodes.Status403Forbidden, "prove-first", "Show that it is still you: type your password, or sign in anew.");

    private static async Task<Ok<SecurityResponse>> ReadAsync(
        Caller.Technician caller, HttpContext context, MyAccountDesk desk, SecondFactorBook factors, PasskeyStore passkeys, SignInKeeper keeper, PolicyBook policies, SignInDesk signIn, CancellationToken cancellation)
    {
        var current = await desk.CurrentAsync(context, cancellation);
        var state = await factors.StateAsync(caller.Id, cancellation);
        var keys = await passkeys.ListAsync(caller.Id, cancellation);
        var signIns = await keeper.ListAsync(caller.Id, cancellation);
        var row = await signIn.FindAsync(caller.Id, cancellation);
        return TypedResults.Ok(new SecurityResponse(
            row is { Password.Length: > 0 },
            desk.IsProved(current),
            state.TotpAt.ToInstant(),
            state.CodesLeft,
            [.. keys.Select(k => new PasskeyResponse(k.Passkey, k.Name, k.CreatedAt.ToInstant(), k.LastUsedAt.ToInstant(), k.BackedUp == 1))],
            [.. signIns.Select(s => new MySignInResponse(
                s.Signin, s.Signin == current?.Signin, EnumText.Read<SignInMethod>(s.Method) ?? SignInMethod.Password, s.Address, s.Browser, s.CreatedAt.ToInstant(), s.SeenAt.ToInstant()))],
            SignInPolicyBody.Of(await policies.OfAsync(caller.Organisation, cancellation))));
    }

    private static async Task<IResult> ProveAsync(
        PasswordRequest body, Caller.Technician caller, HttpContext context, MyAccountDesk desk, SignInDesk signIn, CancellationToken cancellation)
    {
        var (current, row) = (await desk.CurrentAsync(context, cancellation), await signIn.FindAsync(caller.Id, cancellation));
        if (current is null || row is not { Password.Length: > 0 })
        {
            return ProveFirst();
        }

        return await desk.ProveAsync(caller, row.Password, current, body.Password, RateLimits.SourceOf(context), cancellation) switch
        {
            ProofOutcome.Proved => TypedResults.NoContent(),
            ProofOutcome.Wrong => Problem.Of(StatusCodes.Status403Forbidden, "wrong-credentials", "The password is wrong."),
            ProofOutcome.SlowDown slow => Problem.SlowDown(slow.Wait),
            _ => throw new UnreachableException(),
        };
    }

    private static async Task<Results<Ok<NewTotpResponse>, ProblemHttpResult>> BeginTotpAsync(
        Caller.Technician caller, HttpContext context, MyAccountDesk desk, CancellationToken cancellation)
    {
        if (!desk.IsProved(await desk.CurrentAsync(context, cancellation)))
        {
            return ProveFirst();
        }

        var secret = await desk.BeginTotpAsync(caller, cancellation);
        var address = Totp.Address(secret, $"Deskside {caller.OrganisationName}", caller.Name);
        using var code = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var png = new PngByteQRCode(code);
        return TypedResults.Ok(new NewTotpResponse(Base32.Write(secret), address, "data:image/png;base64," + Convert.ToBase64String(png.GetGraphic(QrPixels))));
    }

    private static async Task<Results<Ok<RecoveryCodesResponse>, ProblemHttpResult>> ConfirmTotpAsync(
        CodeRequest body, Caller.Technician caller, HttpContext context, MyAccountDesk desk, CancellationToken cancellation)
    {
        if (await desk.CurrentAsync(context, cancellation) is not { } current || !desk.IsProved(current))
        {
            return ProveFirst();
        }

        return await desk.ConfirmTotpAsync(caller, current, body.Code ?? "", cancellation) is { } codes
            ? TypedResults.Ok(new RecoveryCodesResponse(codes))
            : Problem.Of(StatusCodes.Status400BadRequest, "wrong-code", "This code does not belong to the new secret. Check the clock of your telephone and try the next one.");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveTotpAsync(Caller.Technician caller, HttpContext context, MyAccountDesk desk, CancellationToken cancellation)
    {
        if (!desk.IsProved(await desk.CurrentAsync(context, cancellation)))
        {
            return ProveFirst();
        }

        return await desk.RemoveTotpAsync(caller, cancellation) ? TypedResults.NoContent() : Problem.NotFound("You have no authenticator program set up.");
    }

    private static async Task<Results<Ok<RecoveryCodesResponse>, ProblemHttpResult>> RenewCodesAsync(
        Caller.Technician caller, HttpContext context, MyAccountDesk desk, CancellationToken cancellation)
    {
        if (!desk.IsProved(await desk.CurrentAsync(context, cancellation)))
        {
            return ProveFirst();
        }

        return await desk.RenewCodesAsync(caller, cancellation) is { } codes
            ? TypedResults.Ok(new RecoveryCodesResponse(codes))
            : Problem.NotFound("You have no authenticator program set up: recovery codes stand in for it.");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> EndSignInAsync(string signIn, Caller.Technician caller, MyAccountDesk desk, CancellationToken cancellation) =>
        await desk.EndSignInAsync(caller, signIn, cancellation) ? TypedResults.NoContent() : Problem.NotFound("You have no such sign-in; it may be over.");
}
