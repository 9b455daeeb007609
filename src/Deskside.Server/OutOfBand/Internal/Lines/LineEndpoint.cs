using System.Net.WebSockets;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Problems;
using Deskside.Server.Hosting.Start;
using Deskside.Server.Hosting.Web;
using Deskside.Server.OutOfBand.Internal.Devices;
using Deskside.Server.OutOfBand.Internal.Nodes;

namespace Deskside.Server.OutOfBand.Internal.Lines;

/// <summary>GET /out-of-band/line (CONNECT over HTTP/2) as a WebSocket: one serial line or screen. The path is no secret; the first message is the ticket.</summary>
internal sealed class LineEndpoint(DeviceTickets tickets, DeviceBook devices, NodeCalls calls, LineWatch watch, LineRuns runs, ServerOptions options, TimeProvider time)
{
    public const string Path = "/out-of-band/line";

    private static readonly TimeSpan TicketPatience = TimeSpan.FromSeconds(10);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapMethods("/out-of-band/line", [HttpMethods.Get, HttpMethods.Connect], OpenAsync).ExcludeFromDescription().RequireRateLimiting(RateLimits.WithToken);

    private static Task OpenAsync(HttpContext context, LineEndpoint line, IHostApplicationLifetime life) => line.RunAsync(context, life);

    private async Task RunAsync(HttpContext context, IHostApplicationLifetime life)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            await Problem.Of(StatusCodes.Status426UpgradeRequired, "websocket-only", "This address speaks WebSocket only.").ExecuteAsync(context);
            return;
        }

        var origin = context.Request.Headers.Origin.ToString();
        if (origin.Length > 0 && !OriginRule.IsOurs(origin, context.Request, options))
        {
            await Problem.Of(StatusCodes.Status403Forbidden, "foreign-origin", "A line is opened by this server's own pages.").ExecuteAsync(context);
            return;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, life.ApplicationStopping);
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var page = new LineSocket(socket, time);
        try
        {
            await page.EndAsync(await ServeAsync(page, socket, stop.Token));
        }
        catch (Exception gone) when (gone is OperationCanceledException or WebSocketException)
        {
            // The page left, or the server stops.
        }
    }

    private async Task<string> ServeAsync(LineSocket page, WebSocket socket, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(TicketPatience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        if (await page.ReceiveAsync(either.Token) is not { Length: SecretToken.SizeBytes } offered || await tickets.TakeAsync(SecretToken.From(offered), cancellation) is not { } ticket)
        {
            return "This ticket was used, is too old, or is none.";
        }

        if (await devices.FindAsync(ticket.Organisation, Guid.Parse(ticket.Device), cancellation) is not { } row)
        {
            return "No case has this PC any more.";
        }

        var right = ticket.Right;
        if (await watch.WhyNotAsync(row.Organisation, row.Request, right, cancellation) is { } gone)
        {
            return gone;
        }

        var kind = EnumText.Read<DeviceLegKind>(ticket.Kind) ?? DeviceLegKind.Serial;
        if (row.Node is { } node && await calls.FindElsewhereAsync(node, cancellation) is { } elsewhere)
        {
            var again = await tickets.IssueAsync(row.Organisation, right, row.Uuid, kind, cancellation);
            using var there = await calls.OpenLineAsync(elsewhere, Path, cancellation);
            if (there is null)
            {
                return NodeLine.WhyNot(elsewhere) ?? "The node that holds the PC does not answer.";
            }

            await SocketPair.JoinAsync(socket, there, again, cancellation);
            return "The line is over.";
        }

        using var hold = watch.Hold(row, EnumText.Write(kind), right, page.EndAsync);
        return kind == DeviceLegKind.Serial ? await runs.RunSerialAsync(row, hold, page, cancellation) : await runs.RunScreenAsync(row, hold, page, cancellation);
    }
}
