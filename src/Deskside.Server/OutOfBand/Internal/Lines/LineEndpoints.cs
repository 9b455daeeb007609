using Deskside.OutOfBand.Cira;
using Deskside.Server.Audit;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Problems;
using Deskside.Server.Hosting.Web;
using Deskside.Server.OutOfBand.Internal.Devices;
using Deskside.Server.OutOfBand.Internal.Nodes;
using Deskside.Server.OutOfBand.Internal.Service;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Deskside.Server.OutOfBand.Internal.Lines;

/// <summary>Tickets for lines, the transcript, text on the serial line, ports on loopback.</summary>
internal static class LineEndpoints
{
    private const int LongestText = 4000;

    private static readonly int[] Forwardable = [DevicePort.WsMan, DevicePort.WsManTls, DevicePort.Redirection, DevicePort.RedirectionTls, DevicePort.Rfb];

    public static void Map(IEndpointRouteBuilder routes)
    {
        var device = routes.MapGroup("/api/v1/devices/{device}").WithTags("Devices").RequireAuthorization(NodeScheme.Policy).RequireRateLimiting(RateLimits.WithToken)
            .WithMetadata(new HereOrThere.HeldMark(HeldByNode.Device));
        device.MapPost("/legs", IssueAsync).WithName("IssueDeviceTicket").WithSummary("A one-use ticket, good for 30 s, for the first message on the WebSocket at path.");
        device.MapGet("/transcript", TranscriptAsync).WithName("ReadTranscript").WithSummary("What the serial lines of this case wrote, from a byte on; the newest 1 MiB is kept. Header X-Transcript-End: where to go on.")
            .Produces<string>(StatusCodes.Status200OK, "text/plain");
        device.MapPost("/serial/text", TellAsync).WithName("WriteToSerialLine").WithSummary("Writes lines to the open serial line, each behind a # so that no shell takes it for a command. 409 serial-closed when none is open.");
        device.MapPost("/forward", ForwardAsync).WithName("ForwardDevicePort").WithSummary("Serves a port of the firmware on the node's loopback address for an hour: 16992, 16993, 16994, 16995 or 5900. An administrator must have allowed it.");
        device.MapDelete("/forward", EndForwardAsync).WithName("EndForward");
    }

    private static async Task<Results<Ok<DeviceLegResponse>, ProblemHttpResult>> IssueAsync(
        Guid device, DeviceLegRequest body, HttpContext context, Caller.Technician caller, DeviceDoor door, DeviceTickets tickets, CancellationToken cancellation)
    {
        if (body.Kind is not { } kind)
        {
            return Problem.Of(StatusCodes.Status400BadRequest, "invalid-fields", "kind must be serial or screen.");
        }

        if (await door.DeviceAsync(caller, device, cancellation) is not { } row)
        {
            return DeviceDoor.UnknownDevice();
        }

        if (row.Node is null)
        {
            return DeviceFault.NotConnected.ToProblem();
        }

        var right = await door.RightAsync(caller, row, context, cancellation);
        return TypedResults.Ok(new DeviceLegResponse((await tickets.IssueAsync(caller.Organisation, right, device, kind, cancellation)).Text, LineEndpoint.Path));
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> TranscriptAsync(
        Guid device, HttpContext context, Caller.Technician caller, DeviceDoor door, DeviceFloor floor, TranscriptBook transcripts, CancellationToken cancellation, long after = 0)
    {
        if (await door.DeviceAsync(caller, device, cancellation) is not { } row)
        {
            return DeviceDoor.UnknownDevice();
        }

        if (floor.Find(caller.Organisation, device)?.Serial is { } line)
        {
            await line.FlushTranscriptAsync(cancellation);
        }

        var (content, end) = await transcripts.ReadAsync(caller.Organisation, row.Request, Math.Max(0, after), cancellation);
        context.Response.Headers["X-Transcript-End"] = end.ToString(System.Globalization.CultureInfo.InvariantCulture);
        context.Response.Headers.CacheControl = "private, no-store";
        return TypedResults.File(content, "text/plain; charset=utf-8");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> TellAsync(Guid device, DeviceTextRequest body, Caller.Technician caller, DeviceDoor door, ScreenTeller teller, CancellationToken cancellation)
    {
        if (body.Text is not { Length: > 0 and <= LongestText })
        {
            return Problem.Of(StatusCodes.Status400BadRequest, "invalid-fields", $"text must have 1 to {LongestText} characters.");
        }

        if (await door.DeviceAsync(caller, device, cancellation) is not { } row)
        {
            return DeviceDoor.UnknownDevice();
        }

        return await teller.TellAsync(row, body.Text, cancellation) is { } why ? Problem.Of(StatusCodes.Status409Conflict, "serial-closed", why) : TypedResults.NoContent();
    }

    private static async Task<Results<Ok<ForwardView>, ProblemHttpResult>> ForwardAsync(
        Guid device, ForwardRequest body, HttpContext context, Caller.Technician caller, DeviceDoor door, ForwardDesk forwards, ServiceBook services, CancellationToken cancellation)
    {
        if (!Forwardable.Contains(body.Port))
        {
            return Problem.Of(StatusCodes.Status400BadRequest, "invalid-fields", $"port must be one of {string.Join(", ", Forwardable)}, but is {body.Port}.");
        }

        if (await door.DeviceAsync(caller, device, cancellation) is not { } row)
        {
            return DeviceDoor.UnknownDevice();
        }

        return (await services.OfAsync(caller.Organisation, cancellation)).Forwards == 1
            ? FirmwareEndpoints.ToResult(await forwards.OpenAsync(row, body.Port, await door.RightAsync(caller, row, context, cancellation), cancellation))
            : Problem.Of(StatusCodes.Status403Forbidden, "forward-off", "Ports of devices are not served on loopback here; an administrator can allow it.");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> EndForwardAsync(Guid device, Caller.Technician caller, DeviceDoor door, ForwardDesk forwards, CancellationToken cancellation)
    {
        if (await door.DeviceAsync(caller, device, cancellation) is not { } row)
        {
            return DeviceDoor.UnknownDevice();
        }

        await forwards.EndAsync(row, AuditActor.Of(caller));
        return TypedResults.NoContent();
    }
}
