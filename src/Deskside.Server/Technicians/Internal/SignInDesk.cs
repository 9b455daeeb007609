using Deskside.Domain.Technicians;
using Deskside.Domain.Texts;
using Deskside.Server.Audit;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.Organisations;

namespace Deskside.Server.Technicians.Internal;

/// <summary>Signing in and out.</summary>
internal sealed class SignInDesk(Database database, GuessPace pace, PasswordHash passwords, OrganisationBook organisations, AuditTrail audit)
{
    private const int LongestTypedPassword = 1024;

    public async Task<SignInOutcome> SignInAsync(string? typedName, string? typedPassword, string address, SecretToken? oldToken, CancellationToken cancellation)
    {
        var home = await organisations.DefaultAsync(cancellation);
        var isName = SignInName.TryParse(typedName, out var name) == TextFault.None;
        var key = isName ? name.Key : "";
        var password = typedPassword is { Length: <= LongestTypedPassword } ? typedPassword : "";
        var wait = await pace.BeginAsync(home, key, address, cancellation);
        if (wait > TimeSpan.Zero)
        {
            return new SignInOutcome.SlowDown(wait);
        }

        var row = isName ? await FindAsync(key, cancellation) : null;
        var fit = passwords.Check(password, row?.Password ?? passwords.OfNobody);
        if (row is null || fit == PasswordFit.Wrong)
        {
            await database.ChangeAsync(u => audit.RecordAsync(u, row?.Organisation ?? home, Failed(row, address)), cancellation);
            return new SignInOutcome.Wrong();
        }

        return await database.ChangeAsync(unit => AdmitAsync(unit, row, fit, password, key, address, oldToken), cancellation);
    }

    public Task SignOutAsync(Caller.Technician caller, SecretToken token, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            await SignInKeeper.RemoveAsync(unit, token);
            await audit.RecordAsync(unit, caller.Organisation, new AuditEntry(AuditActor.Of(caller), "technician.signed-out", $"technician:{caller.Id}"));
        },
        cancellation);

    public Task SignOutEverywhereAsync(Caller.Technician caller, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            await SignInKeeper.RemoveAllAsync(unit, caller.Id);
            await audit.RecordAsync(unit, caller.Organisation, new AuditEntry(AuditActor.Of(caller), "technician.signed-out-everywhere", $"technician:{caller.Id}"));
        },
        cancellation);

    private async Task<SignInOutcome> AdmitAsync(Unit unit, TechnicianRow row, PasswordFit fit, string password, string key, string address, SecretToken? oldToken)
    {
        await GuessPace.TakeBackAsync(unit, key, address);
        if (fit == PasswordFit.RightButOld)
        {
            await unit.ExecuteAsync("UPDATE technicians SET password = @hash WHERE technician = @Technician", new { hash = passwords.Make(password), row.Technician });
        }

        if (oldToken is { } old)
        {
            await SignInKeeper.RemoveAsync(unit, old);
        }

        var token = await SignInKeeper.AddAsync(unit, row);
        await audit.RecordAsync(
            unit,
            row.Organisation,
            new AuditEntry($"technician:{row.Technician}", "technician.signed-in", $"technician:{row.Technician}") { Details = From(address) });
        return new SignInOutcome.SignedIn(token, row);
    }

    private Task<TechnicianRow?> FindAsync(string key, CancellationToken cancellation) => database.FirstAsync<TechnicianRow>(
        """
        SELECT t.organisation, o.name AS organisation_name, t.technician, t.name, t.display_name, t.password, t.roles
        FROM technicians t JOIN organisations o ON o.organisation = t.organisation
        WHERE t.name_key = @key AND t.deactivated_at IS NULL
        """,
        new { key },
        cancellation);

    /// <summary>The typed name is not kept: now and then it is a password.</summary>
    private static AuditEntry Failed(TechnicianRow? row, string address) =>
        new(AuditActor.Anonymous, "technician.sign-in-failed", row is null ? "technician:unknown" : $"technician:{row.Technician}") { Details = From(address) };

    private static Dictionary<string, string?> From(string address) => new() { ["address"] = address };
}
