using System.Net;
using System.Threading.RateLimiting;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Net;
using Deskside.Server.Hosting.Problems;
using Microsoft.AspNetCore.RateLimiting;

namespace Deskside.Server.Hosting.Web;

/// <summary>How often one address may call what needs no token, or tries one. A burst, then a steady trickle.</summary>
public static class RateLimits
{
    /// <summary>Asking a question: 20 at once, then one in 6 s.</summary>
    public const string Ask = nameof(Ask);

    /// <summary>Signing in, setting up: 20 at once, then one in 3 s. The pace on wrong passwords comes on top.</summary>
    public const string SignIn = nameof(SignIn);

    /// <summary>Joining by code: 10 at once, then one in 6 s.</summary>
    public const string Code = nameof(Code);

    /// <summary>Reading what is public: 240 at once, then 4 a second.</summary>
    public const string Public = nameof(Public);

    /// <summary>Calls with a token: 600 at once, then 20 a second; a token that proved good counts for itself, not for its address.</summary>
    public const string WithToken = nameof(WithToken);

    /// <summary>Pages and their files: 1,500 at once, then 60 a second, counted as <see cref="WithToken"/> is but apart from it: an office that opens the console at nine takes no calls from itself.</summary>
    public const string Files = nameof(Files);

    private const int MaxWaiting = 0;

    private static readonly Dictionary<string, (int Burst, int PerSecond)> Crowds = new()
    {
        [Ask] = (600, 100),
        [SignIn] = (120, 4),
        [Code] = (200, 5),
        [Public] = (2400, 100),
    };

    /// <summary>What nobody must sign in for: limited an address and, for all addresses together, a portal.</summary>
    /// <param name="route">Whose path need not name a portal; then its calls are counted for the whole server.</param>
    /// <param name="limit">One of <see cref="Ask"/>, <see cref="SignIn"/>, <see cref="Code"/>, <see cref="Public"/>.</param>
    public static TBuilder LimitCrowd<TBuilder>(this TBuilder route, string limit)
        where TBuilder : IEndpointConventionBuilder
    {
        route.RequireRateLimiting(limit);
        route.Add(endpoint =>
        {
            var names = (endpoint as RouteEndpointBuilder)?.RoutePattern.Parameters.Select(p => p.Name) ?? [];
            var (burst, perSecond) = Crowds[limit];
            endpoint.Metadata.Add(new CrowdLimit(limit, names.FirstOrDefault(n => n is "portal" or "name"), burst, perSecond));
        });
        return route;
    }

    /// <param name="options">The framework's.</param>
    /// <param name="percent">Of the bursts named above; how fast they refill stays.</param>
    internal static void Register(RateLimiterOptions options, int percent)
    {
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => CrowdLimit.PartitionOf(context, percent));
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = async (context, _) =>
        {
            var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var told) ? told : TimeSpan.FromSeconds(5);
            await Problem.SlowDown(wait).ExecuteAsync(context.HttpContext);
        };
        Add(options, Ask, Math.Max(1, 20 * percent / 100), TimeSpan.FromSeconds(6), 1);
        Add(options, SignIn, Math.Max(1, 20 * percent / 100), TimeSpan.FromSeconds(3), 1);
        Add(options, Code, Math.Max(1, 10 * percent / 100), TimeSpan.FromSeconds(6), 1);
        Add(options, Public, Math.Max(1, 240 * percent / 100), TimeSpan.FromSeconds(1), 4);
        // Everybody behind one office's address shares its limit only until his token proved good; then each has his own.
        options.AddPolicy(WithToken, context => RateLimitPartition.GetTokenBucketLimiter(
            CallerOf(context),
            _ => Bucket(Math.Max(1, 600 * percent / 100), TimeSpan.FromSeconds(1), 20)));
        options.AddPolicy(Files, context => RateLimitPartition.GetTokenBucketLimiter(
            CallerOf(context),
            _ => Bucket(Math.Max(1, 1500 * percent / 100), TimeSpan.FromSeconds(1), 60)));
    }

    private static string CallerOf(HttpContext context) =>
        context.RequestServices.GetRequiredService<KnownTokens>().Find(context.Request) ?? SourceOf(context);

    internal static string SourceOf(HttpContext context) => context.RequestServices.GetRequiredService<OwnVisit>().Made(context.Request)
        ? "itself"
        : CallerNetwork.Of(context.Connection.RemoteIpAddress ?? IPAddress.None);

    private static void Add(RateLimiterOptions options, string name, int burst, TimeSpan every, int tokens) => options.AddPolicy(
        name,
        context => RateLimitPartition.GetTokenBucketLimiter(SourceOf(context), _ => Bucket(burst, every, tokens)));

    internal static TokenBucketRateLimiterOptions Bucket(int burst, TimeSpan every, int tokens) => new()
    {
        TokenLimit = burst,
        TokensPerPeriod = tokens,
        ReplenishmentPeriod = every,
        QueueLimit = MaxWaiting,
        AutoReplenishment = true,
    };
}
