using System.Threading.RateLimiting;

namespace Deskside.Server.Hosting.Web;

/// <summary>How often all addresses together may call one anonymous route of one portal: a flood from many addresses fills its own portal only.</summary>
/// <remarks>
/// Beside the limit an address, never instead of it. Counted by the route's own limit and the portal in its path; a route without a portal in
/// its path counts for itself. Technicians call none of these routes, so they are never slowed down by it. A node counts for itself.
/// </remarks>
/// <param name="Limit">One of the names in <see cref="RateLimits"/>.</param>
/// <param name="Portal">The route's parameter that names the portal; null when it has none.</param>
/// <param name="Burst">Calls at once.</param>
/// <param name="PerSecond">Then so many a second.</param>
public sealed record CrowdLimit(string Limit, string? Portal, int Burst, int PerSecond)
{
    private const int LongestName = 64;

    /// <summary>What the whole server counts before a route's own limit. Routes without a crowd limit pass.</summary>
    internal static RateLimitPartition<string> PartitionOf(HttpContext context, int percent)
    {
        var endpoint = context.GetEndpoint();
        if (endpoint?.Metadata.GetMetadata<CrowdLimit>() is not { } crowd || context.RequestServices.GetRequiredService<OwnVisit>().Made(context.Request))
        {
            return RateLimitPartition.GetNoLimiter("");
        }

        var named = crowd.Portal is null ? endpoint.DisplayName : context.GetRouteValue(crowd.Portal) as string;
        // Names that no portal can have share one count.
        var key = named is { Length: <= LongestName } || crowd.Portal is null ? named?.ToLowerInvariant() : "";
        return RateLimitPartition.GetTokenBucketLimiter($"{crowd.Limit} {key}", _ => RateLimits.Bucket(Math.Max(1, crowd.Burst * percent / 100), TimeSpan.FromSeconds(1), crowd.PerSecond));
    }
}
