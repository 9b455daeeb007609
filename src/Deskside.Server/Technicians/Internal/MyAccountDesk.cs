using Deskside.Domain.Identifiers;
using Deskside.Server.Audit;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.SignOn;

namespace Deskside.Server.Technicians.Internal;

/// <summary>What a technician does with his own account: sign-ins, second factor, recovery codes.</summary>
/// <remarks>What would let a stolen cookie stay in (a new factor, a removed one) needs a proof of the last ten minutes: a sign-in, or the password again.</remarks>
internal sealed class MyAccountDesk(Database database, SecondFactorBook factors, SignInKeeper keeper, GuessPace pace, PasswordHash passwords, AuditTrail audit, TimeProvider time)
{
    public static readonly TimeSpan ProofLasts = TimeSpan.FromMinutes(10);

    public Task SignOutAsync(Caller.Technician caller, SecretToken token, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            await SignInKeeper.RemoveAsync(unit, token);
            await RecordAsync(unit, caller, "technician.signed-out");
        },
        cancellation);

    public Task SignOutEverywhereAsync(Caller.Technician caller, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            await SignInKeeper.RemoveAllAsync(unit, caller.Id);
            await RecordAsync(unit, caller, "technician.signed-out-everywhere");
        },
        cancellation);

    /// <summary>Ends one sign-in of the caller. False when there is none by this id.</summary>
    public Task<bool> EndSignInAsync(Caller.Technician caller, string signIn, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            var ended = await unit.ExecuteAsync("DELETE FROM technician_signins WHERE technician = @Id AND signin = @signIn", new { caller.Id, signIn });
            if (ended == 0)
            {
                return false;
            }

            await RecordAsync(unit, caller, "technician.sign-in-ended");
            return true;
        },
        cancellation);

    /// <summary>The sign-in behind the call; null when it is gone.</summary>
    public async Task<SignInRow?> CurrentAsync(HttpContext context, CancellationToken cancellation) =>
        SignInPlace.TokenOf(context) is { } token ? (await keeper.FindAnyAsync(token, cancellation))?.SignIn : null;

    public bool IsProved(SignInRow? current) => current is not null && time.NowMs() - current.ProvedAt < ProofLasts.TotalMilliseconds;

    public async Task<ProofOutcome> ProveAsync(Caller.Technician caller, string kept, SignInRow current, string? password, string address, CancellationToken cancellation)
    {
        var target = $"prove {caller.Id}";
        var wait = await pace.BeginAsync(caller.Organisation, target, address, cancellation);
        if (wait > TimeSpan.Zero)
        {
            return new ProofOutcome.SlowDown(wait);
        }

        if (password is not { Length: > 0 and <= 1024 } || passwords.Check(password, kept) == PasswordFit.Wrong)
        {
            return new ProofOutcome.Wrong();
        }

        await database.ChangeAsync(
            async unit =>
            {
                await GuessPace.TakeBackAsync(unit, target, address);
                await unit.ExecuteAsync("UPDATE technician_signins SET proved_at = @now WHERE technician = @Id AND signin = @Signin", new { now = unit.NowMs, caller.Id, current.Signin });
            },
            cancellation);
        return new ProofOutcome.Proved();
    }

    public Task<byte[]> BeginTotpAsync(Caller.Technician caller, CancellationToken cancellation) =>
        database.ChangeAsync(unit => factors.BeginTotpAsync(unit, caller.Organisation, caller.Id), cancellation);

    /// <summary>The recovery codes, once; null when the code is wrong. Every other sign-in of the account ends.</summary>
    public Task<IReadOnlyList<string>?> ConfirmTotpAsync(Caller.Technician caller, SignInRow current, string code, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            if (!await factors.ConfirmTotpAsync(unit, caller.Id, code))
            {
                return null;
            }

            var codes = await SecondFactorBook.RenewCodesAsync(unit, caller.Organisation, caller.Id);
            await StrengthenAsync(unit, caller.Id, current.Signin);
            await RecordAsync(unit, caller, "technician.second-factor-added");
            return codes;
        },
        cancellation);

    public Task<bool> RemoveTotpAsync(Caller.Technician caller, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            if (!await SecondFactorBook.RemoveTotpAsync(unit, caller.Id))
            {
                return false;
            }

            await RecordAsync(unit, caller, "technician.second-factor-removed");
            return true;
        },
        cancellation);

    /// <summary>Null without an authenticator program: recovery codes stand in for it.</summary>
    public Task<IReadOnlyList<string>?> RenewCodesAsync(Caller.Technician caller, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            if (await unit.FirstAsync<long>("SELECT COUNT(*) FROM totp_secrets WHERE technician = @Id AND confirmed_at IS NOT NULL", new { caller.Id }) == 0)
            {
                return null;
            }

            var codes = await SecondFactorBook.RenewCodesAsync(unit, caller.Organisation, caller.Id);
            await RecordAsync(unit, caller, "technician.recovery-codes-renewed");
            return codes;
        },
        cancellation);

    /// <summary>This sign-in now has a second factor behind it; the others, which have not, end.</summary>
    public static async Task StrengthenAsync(Unit unit, TechnicianId technician, string signIn)
    {
        await SignInKeeper.RemoveOthersAsync(unit, technician, signIn);
        await unit.ExecuteAsync(
            """
            UPDATE technician_signins SET method = CASE method WHEN 'password' THEN 'passwordAndCode' WHEN 'directory' THEN 'directoryAndCode' ELSE method END
            WHERE technician = @technician AND signin = @signIn
            """,
            new { technician, signIn });
    }

    private Task RecordAsync(Unit unit, Caller.Technician caller, string action) =>
        audit.RecordAsync(unit, caller.Organisation, new AuditEntry(AuditActor.Of(caller), action, $"technician:{caller.Id}"));
}

internal abstract record ProofOutcome
{
    private ProofOutcome()
    {
    }

    public sealed record Proved : ProofOutcome;

    public sealed record Wrong : ProofOutcome;

    public sealed record SlowDown(TimeSpan Wait) : ProofOutcome;
}
