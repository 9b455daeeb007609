using Deskside.Domain.Identifiers;
using Deskside.Server.Audit;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Events;
using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.Technicians.Internal;

/// <summary>Makes, changes and closes accounts.</summary>
internal sealed class AccountDesk(Database database, AuditTrail audit)
{
    private const string Columns = "organisation, technician, name, display_name, password, roles, created_at, deactivated_at";

    public Task<IReadOnlyList<TechnicianRow>> ListAsync(OrganisationId organisation, CancellationToken cancellation) =>
        database.ListAsync<TechnicianRow>($"SELECT {Columns} FROM technicians WHERE organisation = @organisation ORDER BY technician", new { organisation }, cancellation);

    public Task<TechnicianRow?> FindAsync(OrganisationId organisation, TechnicianId technician, CancellationToken cancellation) => database.FirstAsync<TechnicianRow>(
        $"SELECT {Columns} FROM technicians WHERE organisation = @organisation AND technician = @technician",
        new { organisation, technician },
        cancellation);

    /// <summary>Null when the name is taken.</summary>
    public async Task<TechnicianId?> TryAddAsync(Unit unit, OrganisationId organisation, NewAccount account) => await unit.FirstAsync<TechnicianId?>(
        """
        INSERT INTO technicians (organisation, technician, name, name_key, display_name, password, roles, created_at)
        VALUES (@organisation, @technician, @name, @key, @displayName, @password, @roles, @now)
        ON CONFLICT (name_key) DO NOTHING RETURNING technician
        """,
        new
        {
            organisation,
            technician = unit.NewId<TechnicianId>(),
            name = account.Name.ToString(),
            key = account.Name.Key,
            displayName = account.DisplayName.ToString(),
            password = account.PasswordHash,
            roles = RoleText.Write(account.Roles),
            now = unit.NowMs,
        });

    /// <summary>Null when the name is taken; with the key of an earlier call, what that one made.</summary>
    public Task<TechnicianId?> AddAsync(Caller.Technician caller, NewAccount account, IdempotencyKey? key, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            if (key is not null && await key.UseAsync(unit, caller.Organisation, "technician", account.Name.Key, account.Name.Key) is KeyUse.Again)
            {
                return await unit.FirstAsync<TechnicianId?>(
                    "SELECT technician FROM technicians WHERE organisation = @Organisation AND name_key = @Key", new { caller.Organisation, account.Name.Key });
            }

            if (await TryAddAsync(unit, caller.Organisation, account) is not { } added)
            {
                unit.GiveUp();
                return (TechnicianId?)null;
            }

            await RecordAsync(unit, caller, "technician.created", added, new() { ["name"] = account.Name.ToString(), ["roles"] = RoleText.Write(account.Roles) });
            return added;
        },
        cancellation);

    /// <summary>Ends every sign-in of the account: whoever knew the old password is out. False when there is no such account.</summary>
    public Task<bool> SetPasswordAsync(Caller.Technician caller, TechnicianId technician, string passwordHash, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            var changed = await unit.ExecuteAsync(
                "UPDATE technicians SET password = @passwordHash WHERE organisation = @Organisation AND technician = @technician AND deactivated_at IS NULL",
                new { passwordHash, caller.Organisation, technician });
            if (changed == 0)
            {
                return false;
            }

            await SignInKeeper.RemoveAllAsync(unit, technician);
            await RecordAsync(unit, caller, "technician.password-changed", technician, []);
            return true;
        },
        cancellation);

    public Task<CloseOutcome> CloseAsync(Caller.Technician caller, TechnicianId technician, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            // Two administrators who close each other take turns on this row, so that one stays.
            await unit.ExecuteAsync("UPDATE organisations SET name = name WHERE organisation = @Organisation", new { caller.Organisation });
            var closed = await unit.ExecuteAsync(
                "UPDATE technicians SET deactivated_at = @now WHERE organisation = @Organisation AND technician = @technician AND deactivated_at IS NULL",
                new { now = unit.NowMs, caller.Organisation, technician });
            if (closed == 0)
            {
                return CloseOutcome.Unknown;
            }

            var administrators = await unit.FirstAsync<long>(
                "SELECT COUNT(*) FROM technicians WHERE organisation = @Organisation AND deactivated_at IS NULL AND roles LIKE '%administrator%'",
                new { caller.Organisation });
            if (administrators == 0)
            {
                unit.GiveUp();
                return CloseOutcome.LastAdministrator;
            }

            await SignInKeeper.RemoveAllAsync(unit, technician);
            unit.Announce(caller.Organisation, new NewEvent(TechnicianKinds.Deactivated, Audience.Technicians, new { technician }) { Holder = technician });
            await RecordAsync(unit, caller, TechnicianKinds.Deactivated, technician, []);
            return CloseOutcome.Closed;
        },
        cancellation);

    private Task RecordAsync(Unit unit, Caller.Technician caller, string action, TechnicianId subject, Dictionary<string, string?> details) =>
        audit.RecordAsync(unit, caller.Organisation, new AuditEntry(AuditActor.Of(caller), action, $"technician:{subject}") { Details = details });
}
