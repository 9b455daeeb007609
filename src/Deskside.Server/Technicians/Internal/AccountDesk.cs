using Deskside.Domain.Identifiers;
using Deskside.Domain.Technicians;
using Deskside.Domain.Texts;
using Deskside.Server.Audit;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Events;
using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.Technicians.Internal;

/// <summary>Makes, changes and closes accounts. Nobody touches an account with rights beyond his own, nor gives such rights.</summary>
internal sealed class AccountDesk(Database database, AuditTrail audit)
{
    /// <summary>Active accounts with the role administrator.</summary>
    public const string IsAdministrator = "deactivated_at IS NULL AND (',' || roles || ',') LIKE '%,administrator,%'";

    private const string Columns = "organisation, technician, name, display_name, email, password, roles, created_at, deactivated_at";

    public Task<IReadOnlyList<TechnicianRow>> ListAsync(OrganisationId organisation, CancellationToken cancellation) =>
        database.ListAsync<TechnicianRow>($"SELECT {Columns} FROM technicians WHERE organisation = @organisation ORDER BY technician", new { organisation }, cancellation);

    public Task<TechnicianRow?> FindAsync(OrganisationId organisation, TechnicianId technician, CancellationToken cancellation) => database.FirstAsync<TechnicianRow>(
        $"SELECT {Columns} FROM technicians WHERE organisation = @organisation AND technician = @technician",
        new { organisation, technician },
        cancellation);

    /// <summary>Null when the name is taken. Asks nothing: the caller has proved the right.</summary>
    public async Task<TechnicianId?> TryAddAsync(Unit unit, OrganisationId organisation, NewAccount account) => await unit.FirstAsync<TechnicianId?>(
        """
        INSERT INTO technicians (organisation, technician, name, name_key, display_name, email, password, roles, created_at)
        VALUES (@organisation, @technician, @name, @key, @displayName, @email, @password, @roles, @now)
        ON CONFLICT (name_key) DO NOTHING RETURNING technician
        """,
        new
        {
            organisation,
            technician = unit.NewId<TechnicianId>(),
            name = account.Name.ToString(),
            key = account.Name.Key,
            displayName = account.DisplayName.ToString(),
            email = account.Email?.ToString(),
            password = account.PasswordHash,
            roles = RoleText.Write(account.Roles),
            now = unit.NowMs,
        });

    /// <summary>With the key of an earlier call, what that one made.</summary>
    public Task<AccountOutcome> AddAsync(Caller.Technician caller, NewAccount account, IdempotencyKey? key, CancellationToken cancellation) => database.ChangeAsync<AccountOutcome>(
        async unit =>
        {
            if (await FaultOfRolesAsync(unit, caller, account.Roles) is { } fault)
            {
                return fault;
            }

            if (key is not null && await key.UseAsync(unit, caller.Organisation, "technician", account.Name.Key, account.Name.Key) is KeyUse.Again)
            {
                var made = await unit.FirstAsync<TechnicianId?>(
                    "SELECT technician FROM technicians WHERE organisation = @Organisation AND name_key = @Key", new { caller.Organisation, account.Name.Key });
                return made is { } known ? new AccountOutcome.Done(known) : new AccountOutcome.NameTaken();
            }

            if (await TryAddAsync(unit, caller.Organisation, account) is not { } added)
            {
                unit.GiveUp();
                return new AccountOutcome.NameTaken();
            }

            var change = new AuditChange().Note("name", null, account.Name.ToString()).Note("roles", null, RoleText.Write(account.Roles)).Note("email", null, account.Email?.ToString());
            await RecordAsync(unit, caller, "technician.created", added, change);
            return new AccountOutcome.Done(added);
        },
        cancellation);

    public Task<AccountOutcome> ChangeAsync(
        Caller.Technician caller, TechnicianId technician, PersonName displayName, EmailAddress? email, IReadOnlyList<RoleKey> roles, CancellationToken cancellation) => database.ChangeAsync<AccountOutcome>(
        async unit =>
        {
            await TakeTurnAsync(unit, caller.Organisation);
            var (before, refusal) = await TakeAsync(unit, caller, technician);
            refusal ??= await FaultOfRolesAsync(unit, caller, roles);
            if (before is null || refusal is not null)
            {
                return refusal ?? new AccountOutcome.Unknown();
            }

            var written = RoleText.Write(roles);
            await unit.ExecuteAsync(
                "UPDATE technicians SET display_name = @name, email = @email, roles = @written WHERE technician = @technician",
                new { name = displayName.ToString(), email = email?.ToString(), written, technician });
            if (!await HasAdministratorAsync(unit, caller.Organisation))
            {
                unit.GiveUp();
                return new AccountOutcome.LastAdministrator();
            }

            var change = new AuditChange().Note("displayName", before.DisplayName, displayName.ToString()).Note("email", before.Email, email?.ToString()).Note("roles", before.Roles, written);
            await RecordAsync(unit, caller, "technician.changed", technician, change);
            return new AccountOutcome.Done(technician);
        },
        cancellation);

    /// <summary>Ends every sign-in of the account: whoever knew the old password is out.</summary>
    public Task<AccountOutcome> SetPasswordAsync(Caller.Technician caller, TechnicianId technician, string passwordHash, CancellationToken cancellation) => database.ChangeAsync<AccountOutcome>(
        async unit =>
        {
            var (before, refusal) = await TakeAsync(unit, caller, technician);
            if (before is null || refusal is not null)
            {
                return refusal ?? new AccountOutcome.Unknown();
            }

            await unit.ExecuteAsync("UPDATE technicians SET password = @passwordHash WHERE technician = @technician", new { passwordHash, technician });
            await SignInKeeper.RemoveAllAsync(unit, technician);
            await RecordAsync(unit, caller, "technician.password-changed", technician, new AuditChange());
            return new AccountOutcome.Done(technician);
        },
        cancellation);

    public Task<AccountOutcome> CloseAsync(Caller.Technician caller, TechnicianId technician, CancellationToken cancellation) => database.ChangeAsync<AccountOutcome>(
        async unit =>
        {
            await TakeTurnAsync(unit, caller.Organisation);
            var (before, refusal) = await TakeAsync(unit, caller, technician);
            if (before is null || refusal is not null)
            {
                return refusal ?? new AccountOutcome.Unknown();
            }

            await unit.ExecuteAsync("UPDATE technicians SET deactivated_at = @now WHERE technician = @technician", new { now = unit.NowMs, technician });
            if (!await HasAdministratorAsync(unit, caller.Organisation))
            {
                unit.GiveUp();
                return new AccountOutcome.LastAdministrator();
            }

            await SignInKeeper.RemoveAllAsync(unit, technician);
            unit.Announce(caller.Organisation, new NewEvent(TechnicianKinds.Deactivated, Audience.Technicians, new { technician }) { Holder = technician });
            await RecordAsync(unit, caller, TechnicianKinds.Deactivated, technician, new AuditChange());
            return new AccountOutcome.Done(technician);
        },
        cancellation);

    /// <summary>Two administrators who close each other take turns on this row, so that one stays.</summary>
    private static Task TakeTurnAsync(Unit unit, OrganisationId organisation) =>
        unit.ExecuteAsync("UPDATE organisations SET name = name WHERE organisation = @organisation", new { organisation });

    private static async Task<(TechnicianRow? Row, AccountOutcome? Refusal)> TakeAsync(Unit unit, Caller.Technician caller, TechnicianId technician)
    {
        var row = await unit.FirstAsync<TechnicianRow>(
            $"UPDATE technicians SET name = name WHERE organisation = @Organisation AND technician = @technician AND deactivated_at IS NULL RETURNING {Columns}",
            new { caller.Organisation, technician });
        if (row is null)
        {
            return (null, new AccountOutcome.Unknown());
        }

        var rights = await RoleBook.RightsOfAsync(unit, caller.Organisation, RoleText.Read(row.Roles));
        return (row, RoleRights.CoversAll(caller.Permissions, rights) ? null : new AccountOutcome.BeyondOwnRights());
    }

    private static async Task<AccountOutcome?> FaultOfRolesAsync(Unit unit, Caller.Technician caller, IReadOnlyList<RoleKey> roles)
    {
        var keys = roles.Select(r => r.ToString()).ToList();
        if (await RoleBook.UnknownAsync(unit, caller.Organisation, keys) is { } unknown)
        {
            return new AccountOutcome.NoSuchRole(unknown);
        }

        return RoleRights.CoversAll(caller.Permissions, await RoleBook.RightsOfAsync(unit, caller.Organisation, keys)) ? null : new AccountOutcome.BeyondOwnRights();
    }

    private static async Task<bool> HasAdministratorAsync(Unit unit, OrganisationId organisation) =>
        await unit.FirstAsync<long>($"SELECT COUNT(*) FROM technicians WHERE organisation = @organisation AND {IsAdministrator}", new { organisation }) > 0;

    private Task RecordAsync(Unit unit, Caller.Technician caller, string action, TechnicianId subject, AuditChange change) =>
        audit.RecordAsync(unit, caller.Organisation, new AuditEntry(AuditActor.Of(caller), action, $"technician:{subject}") { Details = change.Details });
}
