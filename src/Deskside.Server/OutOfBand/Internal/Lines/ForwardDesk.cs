using System.Net;
using System.Text.Json;
using Deskside.OutOfBand.Cira;
using Deskside.Server.Audit;
using Deskside.Server.Hosting.Json;
using Deskside.Server.OutOfBand.Internal.Devices;

namespace Deskside.Server.OutOfBand.Internal.Lines;

/// <summary>Serves ports of firmware on loopback, by a technician's right and no longer than it lasts. Opening, replacing and every end stand on the case.</summary>
internal sealed partial class ForwardDesk(DeviceWork work, DeviceFloor floor, DeviceBook book, LineWatch watch, TimeProvider time, ILogger<ForwardDesk> log)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    public Task<DeviceAnswer<ForwardView>> OpenAsync(DeviceRow row, int port, LineRight right, CancellationToken cancellation) => work.InTurnAsync<ForwardView>(
        row,
        async live =>
        {
            if (!live.Connection.Ports.Contains(port))
            {
                return DeviceFault.Refused($"The firmware does not offer port {port}.");
            }

            if (live.Forward is { } older)
            {
                await older.DisposeAsync();
            }

            // All of it in the turn: of two that open at once, the one that is served last is watched, told and ended.
            var opened = live.Forward = new ForwardLine(new LoopbackForward(live.Connection, port));
            opened.Keep(watch.Hold(row, "forward", right, _ => CloseAsync(row, opened, null).AsTask()));
            live.Track(ExpireAsync(row, opened));
            var view = new ForwardView(IPAddress.Loopback.ToString(), opened.LocalPort, time.GetUtcNow() + Lifetime);
            await NoteAsync(row, view, right.Actor, port);
            return view;
        },
        cancellation);

    public async Task EndAsync(DeviceRow row, string actor)
    {
        if (floor.Find(row.Organisation, row.Uuid)?.Forward is { } line)
        {
            await CloseAsync(row, line, actor);
        }
        else
        {
            await NoteAsync(row, null, actor, "ended");
        }
    }

    /// <summary>Without the device's turn: nobody waits for a firmware to close a port of ours. Nothing when it is another's by now.</summary>
    public async ValueTask CloseAsync(DeviceRow row, ForwardLine line, string? actor)
    {
        if (floor.Find(row.Organisation, row.Uuid) is { } live && ReferenceEquals(live.Forward, line))
        {
            live.Forward = null;
            await line.DisposeAsync();
            await NoteAsync(row, null, actor ?? AuditActor.System, "ended");
        }
        else
        {
            await line.DisposeAsync();
        }
    }

    private async Task ExpireAsync(DeviceRow row, ForwardLine line)
    {
        try
        {
            await Task.Delay(Lifetime, time, line.Closing.Token);
            await CloseAsync(row, line, null);
        }
        catch (OperationCanceledException)
        {
            // Closed before.
        }
        catch (Exception e)
        {
            LogFailure(e, row.Device);
        }
    }

    private Task NoteAsync(DeviceRow row, ForwardView? view, string actor, object forward) => book.NoteAsync(
        row, "forward = @forward", new Dictionary<string, object?> { ["forward"] = view is null ? null : JsonSerializer.Serialize(view, WireJson.Options) },
        "device.forward", new Dictionary<string, object?> { ["forward"] = forward }, actor, CancellationToken.None);

    [LoggerMessage(5031, LogLevel.Error, "Ending the forward of device {Device} failed")]
    private partial void LogFailure(Exception exception, string device);
}
