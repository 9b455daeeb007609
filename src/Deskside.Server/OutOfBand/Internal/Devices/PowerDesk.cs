using Deskside.OutOfBand.WsMan;
using Deskside.OutOfBand.WsMan.Classes;
using Deskside.Server.OutOfBand.Internal.Boots;
using Deskside.Server.OutOfBand.Internal.Lines;

namespace Deskside.Server.OutOfBand.Internal.Devices;

/// <summary>Switches PCs on, off and anew. While a session is open the firmware takes only a reset: what would happen is said first.</summary>
internal sealed class PowerDesk(DeviceWork work, DeviceBook book, LineDesk lines, BootDesk boots, TimeProvider time)
{
    private const int MostTries = 20;

    private static readonly TimeSpan TryPause = TimeSpan.FromMilliseconds(250);

    public async Task<DeviceAnswer<DevicePowerResponse>> SwitchAsync(DeviceRow row, DevicePowerAction action, OpenSessionsRule rule, string actor, CancellationToken cancellation)
    {
        var answer = await work.RunAsync<DevicePowerResponse>(
            row,
            actor,
            async (live, desk) =>
            {
                var ends = action is DevicePowerAction.Off or DevicePowerAction.Cycle;
                if (ends && live.OpenSessions is { Count: > 0 } open)
                {
                    if (rule == OpenSessionsRule.Refuse)
                    {
                        return new DeviceFault(409, "sessions-open", $"{string.Join(", ", open)} would be closed first: the firmware refuses this while a session is open. A reset is possible.");
                    }

                    await boots.RestoreAsync(live, row, desk, live.Boot, BootState.Restored, actor);
                    await lines.CloseScreenAsync(live, row, actor, cancellation);
                    await lines.CloseSerialAsync(live, row, actor, cancellation);
                }

                return await RequestAsync(desk, FirmwareCalls.StateFor(action), ends ? MostTries : 1, cancellation) is { } failure
                    ? DeviceFault.Of(failure)
                    : (await Power.ReadAsync(desk, cancellation)).Has(out var now, out var unread) ? new DevicePowerResponse(FirmwareCalls.PowerOf(now)) : DeviceFault.Of(unread);
            },
            cancellation);
        if (answer.Has(out var done, out _))
        {
            await book.NoteAsync(row, null, new Dictionary<string, object?>(), DeviceKinds.Power, new Dictionary<string, object?> { ["action"] = action, ["power"] = done.Power }, actor, cancellation);
        }

        return answer;
    }

    /// <summary>A session's place is given back a moment after its line is closed; until then the firmware refuses.</summary>
    private async Task<WsManFailure?> RequestAsync(WsManDesk desk, PowerState wanted, int tries, CancellationToken cancellation)
    {
        while (true)
        {
            var answer = await Power.RequestAsync(desk, wanted, cancellation);
            if (answer.Failure is not WsManFailure.Refused || --tries <= 0)
            {
                return answer.Failure;
            }

            await Task.Delay(TryPause, time, cancellation);
        }
    }
}
