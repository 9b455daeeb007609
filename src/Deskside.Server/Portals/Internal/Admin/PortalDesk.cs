using System.Security.Cryptography;
using System.Text.Json;
using Deskside.Domain.Identifiers;
using Deskside.Server.Audit;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Json;
using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.Portals.Internal.Admin;

/// <summary>Makes, changes and removes portals. A team of another organisation counts as none.</summary>
internal sealed class PortalDesk(Database database, SecretBox secrets, AuditTrail audit)
{
    public const string BoxPurpose = "ask box";

    private const string From = "FROM portals p JOIN organisations o ON o.organisation = p.organisation WHERE p.organisation = @organisation";

    public Task<IReadOnlyList<PortalRow>> ListAsync(OrganisationId organisation, CancellationToken cancellation) =>
        database.ListAsync<PortalRow>($"SELECT {PortalRow.Columns} {From} ORDER BY p.portal", new { organisation }, cancellation);

    public Task<PortalRow?> FindAsync(OrganisationId organisation, PortalId portal, CancellationToken cancellation) =>
        database.FirstAsync<PortalRow>($"SELECT {PortalRow.Columns} {From} AND p.portal = @portal", new { organisation, portal }, cancellation);

    public Task<PortalOutcome> AddAsync(Caller.Technician caller, PortalRow wanted, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            var row = wanted with { Organisation = caller.Organisation, Portal = unit.NewId<PortalId>() };
            var added = await unit.ExecuteAsync(
                """
                INSERT INTO portals (organisation, portal, name, title, welcome, way_web, way_code, way_companion, team, settings)
                VALUES (@Organisation, @Portal, @Name, @Title, @Welcome, @WayWeb, @WayCode, @WayCompanion,
                  (SELECT team FROM teams WHERE team = @Team AND organisation = @Organisation), @Settings) ON CONFLICT (name) DO NOTHING
                """,
                row);
            if (added == 0)
            {
                unit.GiveUp();
                return (PortalOutcome)new PortalOutcome.NameTaken();
            }

            await RecordAsync(unit, caller, "portal.created", row, null);
            return new PortalOutcome.Saved(row);
        },
        cancellation);

    public Task<PortalOutcome> SaveAsync(Caller.Technician caller, PortalId portal, PortalRow wanted, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            if (await ReadAsync(unit, caller.Organisation, portal) is not { } before)
            {
                return new PortalOutcome.Unknown();
            }

            if (before.Name == PortalBook.Default && wanted.Name != before.Name)
            {
                return new PortalOutcome.IsDefault();
            }

            if (await unit.FirstAsync<long>("SELECT COUNT(*) FROM portals WHERE name = @Name AND portal <> @portal", new { wanted.Name, portal }) > 0)
            {
                return new PortalOutcome.NameTaken();
            }

            var after = wanted with { Organisation = caller.Organisation, OrganisationName = before.OrganisationName, Portal = portal, BoxSecret = before.BoxSecret };
            await unit.ExecuteAsync(
                """
                UPDATE portals SET name = @Name, title = @Title, welcome = @Welcome, way_web = @WayWeb, way_code = @WayCode, way_companion = @WayCompanion,
                  team = (SELECT team FROM teams WHERE team = @Team AND organisation = @Organisation), settings = @Settings WHERE organisation = @Organisation AND portal = @Portal
                """,
                after);
            await RecordAsync(unit, caller, "portal.changed", after, before);
            return (PortalOutcome)new PortalOutcome.Saved(after);
        },
        cancellation);

    public Task<PortalOutcome> RemoveAsync(Caller.Technician caller, PortalId portal, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            if (await ReadAsync(unit, caller.Organisation, portal) is not { } before)
            {
                return new PortalOutcome.Unknown();
            }

            if (before.Name == PortalBook.Default)
            {
                return new PortalOutcome.IsDefault();
            }

            await unit.ExecuteAsync("DELETE FROM portal_logos WHERE portal = @portal", new { portal });
            await unit.ExecuteAsync("DELETE FROM portals WHERE organisation = @Organisation AND portal = @portal", new { caller.Organisation, portal });
            await RecordAsync(unit, caller, "portal.removed", before, null);
            return (PortalOutcome)new PortalOutcome.Saved(before);
        },
        cancellation);

    /// <summary>A fresh secret for the site's back end; the one before is void at once. Null when there is no such portal.</summary>
    public Task<string?> NewSecretAsync(Caller.Technician caller, PortalId portal, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            var secret = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
            var changed = await unit.ExecuteAsync(
                "UPDATE portals SET box_secret = @sealedSecret WHERE organisation = @Organisation AND portal = @portal",
                new { sealedSecret = secrets.Seal(secret, BoxPurpose), caller.Organisation, portal });
            if (changed == 0)
            {
                return null;
            }

            await audit.RecordAsync(unit, caller.Organisation, new AuditEntry(AuditActor.Of(caller), "portal.box-secret-changed", $"portal:{portal}"));
            return secret;
        },
        cancellation);

    private static Task<PortalRow?> ReadAsync(Unit unit, OrganisationId organisation, PortalId portal) =>
        unit.FirstAsync<PortalRow>($"SELECT {PortalRow.Columns} {From} AND p.portal = @portal", new { organisation, portal });

    private Task RecordAsync(Unit unit, Caller.Technician caller, string action, PortalRow after, PortalRow? before)
    {
        var change = new AuditChange().Note("name", before?.Name, after.Name).Note("title", before?.Title, after.Title).Note("welcome", before?.Welcome, after.Welcome)
            .Note("team", before?.Team?.ToString(), after.Team?.ToString())
            .Note("waysIn", before is null ? null : Ways(before), Ways(after));
        foreach (var (name, text) in Members(after.Settings))
        {
            change.Note(name, before is null ? null : Members(before.Settings).GetValueOrDefault(name), text);
        }

        return audit.RecordAsync(unit, caller.Organisation, new AuditEntry(AuditActor.Of(caller), action, $"portal:{after.Portal}") { Details = change.Details });
    }

    private static string Ways(PortalRow row) => $"web {row.WayWeb}, code {row.WayCode}, companion {row.WayCompanion}";

    private static Dictionary<string, string> Members(string settings) =>
        (JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(settings, WireJson.Options) ?? []).ToDictionary(m => m.Key, m => m.Value.GetRawText());
}
