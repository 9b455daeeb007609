using System.Data.Common;
using Deskside.Server.Hosting.Start.Internal;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.Hosting.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Deskside.Server.Hosting.Internal;

/// <summary>/health/live: the process answers. /health/ready: its store answers too.</summary>
internal static class Health
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("/health").WithTags("Health").RequireRateLimiting(RateLimits.Public);
        health.MapGet("/live", () => TypedResults.Ok(new HealthResponse("live"))).WithName("Live").WithSummary("The process answers.");
        health.MapGet("/ready", ReadyAsync).WithName("Ready").WithSummary("The store answers too.");
    }

    private static async Task<Results<Ok<HealthResponse>, JsonHttpResult<HealthResponse>>> ReadyAsync(Database database, IHostApplicationLifetime life, WarmUp warmUp, CancellationToken cancellation)
    {
        try
        {
            await database.FirstAsync<long>("SELECT MAX(version) FROM schema_version", null, cancellation);
            return life.ApplicationStopping.IsCancellationRequested ? NotReady("stopping") : !warmUp.IsDone ? NotReady("starting") : TypedResults.Ok(new HealthResponse("ready"));
        }
        catch (DbException)
        {
            return NotReady("store-unreachable");
        }
    }

    private static JsonHttpResult<HealthResponse> NotReady(string status) =>
        TypedResults.Json(new HealthResponse(status), statusCode: StatusCodes.Status503ServiceUnavailable);
}

/// <summary>live, ready, starting, stopping or store-unreachable.</summary>
public sealed record HealthResponse(string Status);
