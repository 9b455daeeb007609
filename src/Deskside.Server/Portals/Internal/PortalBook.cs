using Deskside.Server.Hosting.Storage;
using Deskside.Server.Queue;

namespace Deskside.Server.Portals.Internal;

/// <summary>Finds portals by the name in their address.</summary>
internal sealed class PortalBook(Database database, PortalPace pace) : IPortalDesk
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
                $"SELECT {PortalRow.Columns} FROM portals p JOIN organisations o ON o.organisation = p.organisation WHERE p.name = @key", new { key }, cancellation);
    }

    public async Task<PortalFacts?> FindAsync(string? name, CancellationToken cancellation) => (await ReadAsync(name, cancellation))?.ToFacts();

    public TimeSpan? Pace(PortalFacts portal) => pace.Take(portal.Name, portal.AsksPerMinute);
}
