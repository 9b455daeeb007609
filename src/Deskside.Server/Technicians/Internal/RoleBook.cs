using Deskside.Domain.Identifiers;
using Deskside.Domain.Technicians;
using Deskside.Domain.Texts;
using Deskside.Server.Audit;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.Technicians.Internal;

/// <summary>The roles of an organisation: the built-in four, and those that administrators made. Roles are sets of permissions; rights add up.</summary>
internal sealed class RoleBook(Database database, AuditTrail audit)
{
    private const string Select = "SELECT role, title, permissions FROM roles WHERE organisation = @organisation ORDER BY created_at, role";

    public Task<IReadOnlyList<RoleRow>> MadeAsync(OrganisationId organisation, CancellationToken cancellation) =>
        database.ListAsync<RoleRow>(Select, new { organisation }, cancellation);

    /// <summary>What somebody with these roles may do. A key that no longer exists gives nothing.</summary>
    public async Task<IReadOnlySet<Permission>> RightsOfAsync(OrganisationId organisation, string roles, CancellationToken cancellation)
    {
        var keys = RoleText.Read(roles);
        return keys.All(k => BuiltIn(k) is not null) ? Resolve(keys, []) : Resolve(keys, await MadeAsync(organisation, cancellation));
    }

    public static async Task<IReadOnlySet<Permission>> RightsOfAsync(Unit unit, OrganisationId organisation, IEnumerable<string> keys) =>
        Resolve(keys, await unit.ListAsync<RoleRow>(Select, new { organisation }));

    /// <summary>The first of the keys that is no role of the organisation; null when all are.</summary>
    public static async Task<string?> UnknownAsync(Unit unit, OrganisationId organisation, IEnumerable<string> keys)
    {
        var made = await unit.ListAsync<RoleRow>(Select, new { organisation });
        return keys.FirstOrDefault(k => BuiltIn(k) is null && made.All(m => m.Role != k));
    }

    public static Role? BuiltIn(string key) => Enum.GetValues<Role>().Select(r => (Role?)r).FirstOrDefault(r => RoleKey.Of(r!.Value).ToString() == key);

    public Task<RoleOutcome> AddAsync(Caller.Technician caller, RoleKey key, ShortTitle title, IReadOnlyList<Permission> permissions, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            var isNew = BuiltIn(key.ToString()) is null && await unit.ExecuteAsync(
                """
                INSERT INTO roles (organisation, role, title, permissions, created_at) VALUES (@Organisation, @key, @title, @permissions, @now)
                ON CONFLICT (organisation, role) DO NOTHING
                """,
                new { caller.Organisation, key = key.ToString(), title = title.ToString(), permissions = PermissionText.Write(permissions), now = unit.NowMs }) == 1;
            if (!isNew)
            {
                return RoleOutcome.KeyTaken;
            }

            var change = new AuditChange().Note("title", null, title.ToString()).Note("permissions", null, PermissionText.Write(permissions));
            await RecordAsync(unit, caller, "role.created", key.ToString(), change);
            return RoleOutcome.Done;
        },
        cancellation);

    public Task<RoleOutcome> ChangeAsync(Caller.Technician caller, RoleKey key, ShortTitle title, IReadOnlyList<Permission> permissions, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            if (await FindAsync(unit, caller.Organisation, key) is not { } before)
            {
                return RoleOutcome.Unknown;
            }

            var written = PermissionText.Write(permissions);
            await unit.ExecuteAsync(
                "UPDATE roles SET title = @title, permissions = @written WHERE organisation = @Organisation AND role = @key",
                new { title = title.ToString(), written, caller.Organisation, key = key.ToString() });
            var change = new AuditChange().Note("title", before.Title, title.ToString()).Note("permissions", before.Permissions, written);
            await RecordAsync(unit, caller, "role.changed", key.ToString(), change);
            return RoleOutcome.Done;
        },
        cancellation);

    public Task<RoleOutcome> RemoveAsync(Caller.Technician caller, RoleKey key, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            if (await FindAsync(unit, caller.Organisation, key) is not { } before)
            {
                return RoleOutcome.Unknown;
            }

            var holders = await unit.FirstAsync<long>(
                "SELECT COUNT(*) FROM technicians WHERE organisation = @Organisation AND deactivated_at IS NULL AND (',' || roles || ',') LIKE @pattern",
                new { caller.Organisation, pattern = $"%,{key},%" });
            if (holders > 0)
            {
                return RoleOutcome.InUse;
            }

            await unit.ExecuteAsync("DELETE FROM roles WHERE organisation = @Organisation AND role = @key", new { caller.Organisation, key = key.ToString() });
            await RecordAsync(unit, caller, "role.removed", key.ToString(), new AuditChange().Note("title", before.Title, null).Note("permissions", before.Permissions, null));
            return RoleOutcome.Done;
        },
        cancellation);

    private static Task<RoleRow?> FindAsync(Unit unit, OrganisationId organisation, RoleKey key) => unit.FirstAsync<RoleRow>(
        "SELECT role, title, permissions FROM roles WHERE organisation = @organisation AND role = @key", new { organisation, key = key.ToString() });

    private static HashSet<Permission> Resolve(IEnumerable<string> keys, IReadOnlyList<RoleRow> made) =>
        [.. keys.SelectMany(k => BuiltIn(k) is { } role ? RoleRights.Of(role) : made.Where(m => m.Role == k).SelectMany(m => PermissionText.Read(m.Permissions)))];

    private Task RecordAsync(Unit unit, Caller.Technician caller, string action, string key, AuditChange change) =>
        audit.RecordAsync(unit, caller.Organisation, new AuditEntry(AuditActor.Of(caller), action, $"role:{key}") { Details = change.Details });
}
