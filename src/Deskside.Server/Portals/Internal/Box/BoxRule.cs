using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.Portals.Internal.Box;

/// <summary>Each portal's own list of sites; none while its ask box is switched off.</summary>
/// <remarks>The door asks before any limit counts, so that nothing here may cost: all lists are read at once, at most every 2 s. Thread-safe.</remarks>
internal sealed class BoxRule(Database database, TimeProvider time) : ICrossSiteRule
{
    private static readonly TimeSpan GoodFor = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private Task<Dictionary<string, HashSet<string>>>? _lists;
    private long _readAt;

    public async Task<bool> IsAllowedAsync(string portal, string origin, CancellationToken cancellation)
    {
        var lists = await Lists().WaitAsync(cancellation);
        return lists.TryGetValue(portal, out var origins) && origins.Contains(origin);
    }

    private Task<Dictionary<string, HashSet<string>>> Lists()
    {
        lock (_gate)
        {
            if (_lists is null || (_lists.IsCompleted && (!_lists.IsCompletedSuccessfully || time.GetElapsedTime(_readAt) >= GoodFor)))
            {
                _readAt = time.GetTimestamp();
                _lists = ReadAsync();
            }

            return _lists;
        }
    }

    private async Task<Dictionary<string, HashSet<string>>> ReadAsync()
    {
        var portals = await database.ListAsync<PortalRow>("SELECT name, settings FROM portals", null, CancellationToken.None);
        return portals.Where(p => p.Read.WaySmartBox && p.Read.Origins.Count > 0)
            .ToDictionary(p => p.Name, p => p.Read.Origins.ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
    }
}
