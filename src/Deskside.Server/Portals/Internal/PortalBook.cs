using Deskside.Domain.Queue;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.Queue;

namespace Deskside.Server.Portals.Internal;

/// <summary>Finds portals by the name in their address.</summary>
internal sealed class PortalBook(Database database) : IPortalDesk
{
    public const string Default = "default";

    private const int LongestName = 64;

    /// <summary>A blank name is the default portal.</summary>
    public async Task<PortalRow?> ReadAsync(string? name, CancellationToken cancellation)
    {
        var key = string.IsNullOrWhiteSpace(name) ? Default : name.Trim().ToLowerInvariant();
        return key.Length > LongestName
            ? null
            : await database.FirstAsync<PortalRow>(
                """
                SELECT p.organisation, o.name AS organisation_name, p.name, p.title, p.welcome, p.way_web, p.way_code, p.way_companion, p.team
                FROM portals p JOIN organisations o ON o.organisation = p.organisation WHERE p.name = @key
                """,
                new { key },
                cancellation);
    }

    public async Task<PortalFacts?> FindAsync(string? name, CancellationToken cancellation)
    {
        if (await ReadAsync(name, cancellation) is not { } row)
        {
            return null;
        }

        var ways = new HashSet<WayIn>();
        if (row.WayWeb == 1)
        {
            ways.Add(WayIn.Web);
        }

        if (row.WayCompanion == 1)
        {
            ways.Add(WayIn.Companion);
        }

        return new PortalFacts(row.Organisation, row.Name, row.Title, ways) { Team = row.Team };
    }
}
