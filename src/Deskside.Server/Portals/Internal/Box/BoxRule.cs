using Deskside.Server.Hosting.Access;

namespace Deskside.Server.Portals.Internal.Box;

/// <summary>A portal's own list of sites; none while its ask box is switched off.</summary>
internal sealed class BoxRule(PortalBook portals) : ICrossSiteRule
{
    public async Task<bool> IsAllowedAsync(string portal, string origin, CancellationToken cancellation) =>
        await portals.ReadAsync(portal, cancellation) is { } row && row.Read.WaySmartBox && row.Read.Origins.Contains(origin, StringComparer.Ordinal);
}
