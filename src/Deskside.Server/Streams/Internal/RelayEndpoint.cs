using Deskside.Domain.Identifiers;
using Deskside.Relay;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Problems;
using Deskside.Server.Hosting.Start;
using Deskside.Server.Hosting.Web;

namespace Deskside.Server.Streams.Internal;

/// <summary>GET /relay/{session} (CONNECT over HTTP/2) as a WebSocket: one leg. The path is no secret; the first frame carries the ticket.</summary>
internal static partial class RelayEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapMethods("/relay/{session}", [HttpMethods.Get, HttpMethods.Connect], RunAsync).ExcludeFromDescription().RequireRateLimiting(RateLimits.WithToken);

    private static async Task RunAsync(
        SessionId session, HttpContext context, Switchboard switchboard, ServerOptions options, IHostApplicationLifetime life, ILoggerFactory logs)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            await Problem.Of(StatusCodes.Status426UpgradeRequired, "websocket-only", "This address speaks WebSocket only.").ExecuteAsync(context);
            return;
        }

        var origin = context.Request.Headers.Origin.ToString();
        if (origin.Length > 0 && !OriginRule.IsOurs(origin, context.Request, options))
        {
            await Problem.Of(StatusCodes.Status403Forbidden, "foreign-origin", "A leg is opened by this server's own pages or by the Companion.").ExecuteAsync(context);
            return;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, life.ApplicationStopping);
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var end = await switchboard.RunLegAsync(session.Value, socket, stop.Token);
        LogLegEnd(logs.CreateLogger("Deskside.Server.Streams"), session, end.Leg?.Leg, end.RefusedFor?.ToString() ?? "closed by the other end");
    }

    [LoggerMessage(3002, LogLevel.Information, "Session {Session}: leg {Leg} ended ({Why})")]
    private static partial void LogLegEnd(ILogger log, SessionId session, byte? leg, string why);
}
