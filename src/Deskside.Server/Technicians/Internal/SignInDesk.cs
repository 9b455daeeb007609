using Deskside.Domain.Identifiers;
using Deskside.Domain.Technicians;
using Deskside.Domain.Texts;
using Deskside.Server.Audit;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.Organisations;
using Deskside.Server.SignOn;

namespace Deskside.Server.Technicians.Internal;

/// <summary>Signing in by name and password, and by a code after it.</summary>
internal sealed class SignInDesk(
    Database database, GuessPace pace, PasswordHash passwords, SecondFactorBook factors, SignInAdmission admission, OrganisationBook organisations, AuditTrail audit)
{
    private const int LongestTypedPassword = 1024;
    private const int MostCodeTries = 5;
    private const string SecondStep = "second-factor";

    private static readonly TimeSpan SecondStepLifetime = TimeSpan.FromMinutes(5);

    public async Task<SignInOutcome> SignInAsync(string? typedName, string? typedPassword, SignInPlace place, CancellationToken cancellation)
    {
        var home = await organisations.DefaultAsync(cancellation);
        var isName = SignInName.TryParse(typedName, out var name) == TextFault.None;
        var key = isName ? name.Key : "";
        var password = typedPassword is { Length: <= LongestTypedPassword } ? typedPassword : "";
        var wait = await pace.BeginAsync(home, key, place.Address, cancellation);
        if (wait > TimeSpan.Zero)
        {
            return new SignInOutcome.SlowDown(wait);
        }

        var row = isName ? await FindAsync("t.name_key = @key", new { key }, cancellation) : null;
        var fit = passwords.Check(password, row is { Password.Length: > 0 } ? row.Password : passwords.OfNobody);
        if (row is not { Password.Length: > 0 } || fit == PasswordFit.Wrong)
        {
            await database.ChangeAsync(u => audit.RecordAsync(u, row?.Organisation ?? home, SignInAdmission.Failed(row, place.Address, "password")), cancellation);
            return new SignInOutcome.Wrong();
        }

        return await database.ChangeAsync(
            async unit =>
            {
                await GuessPace.TakeBackAsync(unit, key, place.Address);
                if (fit == PasswordFit.RightButOld)
                {
                    await unit.ExecuteAsync("UPDATE technicians SET password = @hash WHERE technician = @Technician", new { hash = passwords.Make(password), row.Technician });
                }

                return await GoOnAsync(unit, row, SignInMethod.Password, place, cancellation);
            },
            cancellation);
    }

    /// <summary>After a right password: in, or a second step for those who have one.</summary>
    public async Task<SignInOutcome> GoOnAsync(Unit unit, TechnicianRow row, SignInMethod method, SignInPlace place, CancellationToken cancellation)
    {
        var state = await factors.StateAsync(row.Technician, cancellation);
        if (!state.Any)
        {
            return await admission.AdmitAsync(unit, row, method, place);
        }

        var pending = await OpenSteps.BeginAsync(unit, row.Organisation, SecondStep, $"{row.Technician} {EnumText.Write(method)}", SecondStepLifetime);
        return new SignInOutcome.NeedsSecond(pending, state);
    }

    /// <summary>The second step: six digits of the authenticator, or a recovery code. Five tries a pending sign-in; the pace on wrong ones goes by account and address.</summary>
    public async Task<SignInOutcome> SecondAsync(string? pending, string? typedCode, SignInPlace place, CancellationToken cancellation)
    {
        var step = await database.ChangeAsync(unit => OpenSteps.TryAsync(unit, pending, SecondStep, MostCodeTries), cancellation);
        if (step?.State.Split(' ') is not [var id, var method] || await FindAsync("t.technician = @id", new { id }, cancellation) is not { } row)
        {
            return new SignInOutcome.PendingOver();
        }

        var target = $"second {row.Technician}";
        var wait = await pace.BeginAsync(row.Organisation, target, place.Address, cancellation);
        if (wait > TimeSpan.Zero)
        {
            return new SignInOutcome.SlowDown(wait);
        }

        var code = typedCode is { Length: <= 64 } ? typedCode.Replace(" ", "", StringComparison.Ordinal) : "";
        return await database.ChangeAsync(
            async unit =>
            {
                if (!await factors.TakeTotpAsync(unit, row.Technician, code) && !await SecondFactorBook.TakeRecoveryCodeAsync(unit, row.Technician, code))
                {
                    await audit.RecordAsync(unit, row.Organisation, SignInAdmission.Failed(row, place.Address, "second factor"));
                    return new SignInOutcome.Wrong();
                }

                if (await OpenSteps.TakeAsync(unit, pending, SecondStep) is null)
                {
                    unit.GiveUp();
                    return new SignInOutcome.PendingOver();
                }

                await GuessPace.TakeBackAsync(unit, target, place.Address);
                var proved = method == EnumText.Write(SignInMethod.Directory) ? SignInMethod.DirectoryAndCode : SignInMethod.PasswordAndCode;
                return await admission.AdmitAsync(unit, row, proved, place);
            },
            cancellation);
    }

    public Task<TechnicianRow?> FindAsync(TechnicianId technician, CancellationToken cancellation) => FindAsync("t.technician = @technician", new { technician }, cancellation);

    private Task<TechnicianRow?> FindAsync(string condition, object parameters, CancellationToken cancellation) => database.FirstAsync<TechnicianRow>(
        $"""
        SELECT t.organisation, o.name AS organisation_name, t.technician, t.name, t.display_name, t.password, t.roles
        FROM technicians t JOIN organisations o ON o.organisation = t.organisation
        WHERE {condition} AND t.deactivated_at IS NULL
        """,
        parameters,
        cancellation);
}
