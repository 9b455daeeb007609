using System.Security.Cryptography;
using Deskside.Domain.Identifiers;
using Deskside.Server.Audit;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.Portals.Internal.Logos;

/// <summary>Keeps one logo a portal.</summary>
internal sealed class LogoShelf(Database database, AuditTrail audit)
{
    public Task<string?> TagAsync(PortalId portal, CancellationToken cancellation) =>
        database.FirstAsync<string>("SELECT etag FROM portal_logos WHERE portal = @portal", new { portal }, cancellation);

    public Task<LogoRow?> FindAsync(PortalId portal, CancellationToken cancellation) =>
        database.FirstAsync<LogoRow>("SELECT kind, etag, content FROM portal_logos WHERE portal = @portal", new { portal }, cancellation);

    public Task SaveAsync(Caller.Technician caller, PortalId portal, string kind, byte[] content, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            var etag = Convert.ToHexStringLower(SHA256.HashData(content));
            await unit.ExecuteAsync(
                """
                INSERT INTO portal_logos (organisation, portal, kind, etag, content) VALUES (@Organisation, @portal, @kind, @etag, @content)
                ON CONFLICT (portal) DO UPDATE SET kind = excluded.kind, etag = excluded.etag, content = excluded.content
                """,
                new { caller.Organisation, portal, kind, etag, content });
            await RecordAsync(unit, caller, portal, etag);
        },
        cancellation);

    public Task RemoveAsync(Caller.Technician caller, PortalId portal, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            if (await unit.ExecuteAsync("DELETE FROM portal_logos WHERE organisation = @Organisation AND portal = @portal", new { caller.Organisation, portal }) == 1)
            {
                await RecordAsync(unit, caller, portal, null);
            }
        },
        cancellation);

    private Task RecordAsync(Unit unit, Caller.Technician caller, PortalId portal, string? etag) => audit.RecordAsync(
        unit,
        caller.Organisation,
        new AuditEntry(AuditActor.Of(caller), "portal.logo-changed", $"portal:{portal}") { Details = new Dictionary<string, string?> { ["sha256.after"] = etag } });
}
