using System.Text.Json;
using Deskside.OutOfBand.Redirection;
using Deskside.OutOfBand.Redirection.Ider;
using Deskside.OutOfBand.WsMan;
using Deskside.OutOfBand.WsMan.Classes;
using Deskside.Server.Hosting.Events;
using Deskside.Server.Hosting.Json;
using Deskside.Server.OutOfBand.Internal.Devices;
using Deskside.Server.OutOfBand.Internal.Images;
using Deskside.Server.OutOfBand.Internal.Lines;

namespace Deskside.Server.OutOfBand.Internal.Boots;

/// <summary>"Boot from this image": the steps in the firmware's order, each told; everything put back at the end and after a failure.</summary>
/// <remarks>
/// Order: consent, redirection on, drives open, serial line open, clear the boot source, boot options, boot role, power. The drives must be
/// open before the options are armed, and options are good for one start. Source: docs/out-of-band/ws-man.md, 4.
/// </remarks>
internal sealed partial class BootDesk(DeviceWork work, DeviceBook book, LineDesk lines, ImageShelf images, FleetingNews fleeting, TimeProvider time, ILogger<BootDesk> log)
{
    /// <summary>The firmware asks twice whether each of two drives is ready, and how large it is: then they are there.</summary>
    private const int FirstCommands = 6;

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan DrivesPatience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan ReadingPatience = TimeSpan.FromSeconds(120);

    /// <summary>What to start, checked: the images are ready and of their kinds.</summary>
    internal sealed record Order(ImageRow Cd, ImageRow? Floppy, SecureBoot SecureBoot, ResetRule Reset);

    public async Task<DeviceAnswer<BootView>> StartAsync(DeviceRow row, Order order, string actor, CancellationToken cancellation)
    {
        var started = await work.RunAsync<BootRun>(
            row,
            actor,
            async (live, desk) =>
            {
                if (live.Media is not null || live.Boot is { State: BootState.Running })
                {
                    return new DeviceFault(409, "boot-running", "The PC has an image already. Take it away first.");
                }

                var run = new BootRun(order.Cd.Image, time);
                live.Boot = run;
                run.Working = StepsAsync(live, row, desk, run, order, actor);
                await book.NoteAsync(
                    row, "boot = @boot", BootColumn(run), DeviceKinds.Boot, Body(BootStepName.Consent, BootStepState.Running, $"Start from {order.Cd.Name}."), actor, cancellation);
                return run;
            },
            cancellation);
        return started.Has(out var made, out var fault) ? made.View : fault;
    }

    /// <summary>Takes the image away and makes the next start the usual one.</summary>
    public Task<DeviceAnswer<BootView>> EndAsync(DeviceRow row, string actor, CancellationToken cancellation) => work.RunAsync<BootView>(
        row,
        actor,
        async (live, desk) =>
        {
            if (live.Boot is not { } run)
            {
                return new DeviceFault(404, "not-found", "This PC was started from no image.");
            }

            await RestoreAsync(live, row, desk, run, BootState.Restored, actor);
            return run.View;
        },
        cancellation);

    /// <summary>In the device's turn. Null when the next start is the usual one again; else why it may not be.</summary>
    public async Task<string?> RestoreAsync(LiveDevice live, DeviceRow row, WsManDesk desk, BootRun? run, BootState state, string? actor)
    {
        if (run is not null)
        {
            await run.Stopping.CancelAsync();
        }

        if (live.Media is { } media)
        {
            live.Media = null;
            await media.DisposeAsync();
            run?.Unserve();
            await lines.NoteAsync(row, DeviceKinds.Media, DeviceSwitch.Closed, actor, CancellationToken.None);
        }

        if (run is null)
        {
            return null;
        }

        var disarmed = await Boot.DisarmAsync(desk, CancellationToken.None);
        run.SkipTheRest();
        run.Become(state);
        run.Step(BootStepName.Restored, disarmed.Failure is null ? BootStepState.Done : BootStepState.Failed, disarmed.Failure?.Told ?? "The next start is the usual one.");
        await TellAsync(row, run, BootStepName.Restored, actor);
        return disarmed.Failure is { } failure ? $"The options of the next start could not be put back. {failure.Told}" : null;
    }

    private async Task StepsAsync(LiveDevice live, DeviceRow row, WsManDesk desk, BootRun run, Order order, string actor)
    {
        // Begins when the caller, who holds the turn, has let it go.
        await Task.Yield();
        var cancellation = run.Stopping.Token;
        try
        {
            await live.Turn.WaitAsync(cancellation);
            DeviceFault? fault;
            try
            {
                fault = await ArmAndStartAsync(live, row, desk, run, order, actor, cancellation);
                if (fault is not null)
                {
                    await RestoreAsync(live, row, desk, run, BootState.Failed, null);
                    return;
                }
            }
            finally
            {
                live.Turn.Release();
            }

            await WatchAsync(live, row, desk, run, cancellation);
        }
        catch (OperationCanceledException)
        {
            // Taken away, or the line is gone.
        }
        catch (Exception e)
        {
            LogFailure(e, row.Device);
        }
    }

    private async Task<DeviceFault?> ArmAndStartAsync(LiveDevice live, DeviceRow row, WsManDesk desk, BootRun run, Order order, string actor, CancellationToken cancellation)
    {
        var fault = await StepAsync(row, run, BootStepName.Consent, async () => await ConsentAsync(desk, cancellation))
            ?? await StepAsync(row, run, BootStepName.RedirectionOn, async () => (await lines.SwitchOnAsync(live, row, desk, Redirected.Drives | Redirected.Serial, cancellation), null))
            ?? await StepAsync(row, run, BootStepName.MediaOpen, async () => (await OpenMediaAsync(live, row, desk, run, order, actor, cancellation), null))
            ?? await StepAsync(row, run, BootStepName.SerialOpen, async () => (await lines.OpenSerialAsync(live, row, desk, actor, cancellation), null));
        if (fault is not null)
        {
            return fault;
        }

        await lines.ArmedAsync(row, cancellation);
        var telling = new StepTeller(run);
        var armed = await Boot.ArmAsync(desk, new BootOnce(BootFrom.RemoteCd, SerialText.Mirrored, order.SecureBoot), telling, cancellation);
        telling.Finish(armed.Failure?.Told);
        foreach (var step in new[] { BootStepName.BootOrder, BootStepName.BootOptions, BootStepName.BootRole })
        {
            await TellAsync(row, run, step, null);
        }

        if (armed.Failure is { } failure)
        {
            return DeviceFault.Of(failure);
        }

        run.BytesBefore = run.View.Bytes;
        return await StepAsync(row, run, BootStepName.Power, async () => await PowerAsync(desk, order, cancellation));
    }

    private static async Task<(DeviceFault?, string?)> ConsentAsync(WsManDesk desk, CancellationToken cancellation)
    {
        if (!(await Consent.ReadAsync(desk, cancellation)).Has(out var consent, out var failure))
        {
            return (DeviceFault.Of(failure), null);
        }

        return consent.Need != ConsentNeed.Everything || consent.IsGiven
            ? (null, consent.Need == ConsentNeed.Everything ? "The customer's code was given." : "No code is needed.")
            : (DeviceFault.Refused("The firmware wants the customer's code first: ask for it, then start again."), null);
    }

    private async Task<DeviceFault?> OpenMediaAsync(LiveDevice live, DeviceRow row, WsManDesk desk, BootRun run, Order order, string actor, CancellationToken cancellation)
    {
        var outcome = await RedirectionSession.OpenAsync(live.Lines.RedirectionAsync, RedirectionKind.Drives, live.Credentials, LineDesk.OpenPatience, time, cancellation);
        if (outcome is not RedirectionOutcome.Opened opened)
        {
            return LineDesk.FaultOf(outcome);
        }

        var files = new List<Stream>();
        MediaLine media;
        try
        {
            var cd = images.Open(order.Cd);
            files.Add(cd);
            StreamMedium? floppy = null;
            if (order.Floppy is { } second)
            {
                var file = images.Open(second);
                files.Add(file);
                floppy = new StreamMedium(file, FloppyDrive.Block);
            }

            using var limit = new CancellationTokenSource(LineDesk.OpenPatience, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
            var (session, why) = await IderSession.StartAsync(opened.Line, new IderMedia(new StreamMedium(cd, CdDrive.Block), floppy), DrivesAppear.AtNextReboot, time, either.Token);
            if (session is null)
            {
                files.ForEach(f => f.Dispose());
                return DeviceFault.Refused(why);
            }

            media = new MediaLine(session, files);
        }
        catch (OperationCanceledException)
        {
            files.ForEach(f => f.Dispose());
            await opened.Line.DisposeAsync();
            cancellation.ThrowIfCancellationRequested();
            return LineDesk.Silent("the drives");
        }
        catch (IOException broken)
        {
            files.ForEach(f => f.Dispose());
            await opened.Line.DisposeAsync();
            return DeviceFault.Refused($"The image cannot be read on this node: {broken.Message}");
        }

        live.Media = media;
        run.Serve(media);
        live.Track(WatchMediaAsync(live, row, desk, run, media));
        await lines.NoteAsync(row, DeviceKinds.Media, DeviceSwitch.Open, actor, cancellation);

        // Some firmware looks at the drives at once, some only at the next start: a moment is enough to tell the two.
        var from = time.GetTimestamp();
        while (media.Progress.Commands < FirstCommands && !media.Serving.IsCompleted && time.GetElapsedTime(from) < DrivesPatience)
        {
            await Task.Delay(Poll, time, cancellation);
        }

        return media.Serving.IsCompleted ? DeviceFault.Refused((await media.Serving).Why) : null;
    }

    private static async Task<(DeviceFault?, string?)> PowerAsync(WsManDesk desk, Order order, CancellationToken cancellation)
    {
        if (!(await Power.ReadAsync(desk, cancellation)).Has(out var now, out var failure))
        {
            return (DeviceFault.Of(failure), null);
        }

        if (now == PowerState.On && order.Reset == ResetRule.No)
        {
            return (null, "The PC is on and is not reset: it starts from the image at its next start.");
        }

        var wanted = now == PowerState.On ? PowerState.Reset : PowerState.On;
        return (await Power.RequestAsync(desk, wanted, cancellation)).Has(out _, out failure)
            ? (null, wanted == PowerState.Reset ? "The PC was reset." : "The PC was switched on.")
            : (DeviceFault.Of(failure), null);
    }

    /// <summary>Until the PC reads, then as long as the drives are there: the rate, once a second.</summary>
    private async Task WatchAsync(LiveDevice live, DeviceRow row, WsManDesk desk, BootRun run, CancellationToken cancellation)
    {
        var from = time.GetTimestamp();
        run.Step(BootStepName.Reading, BootStepState.Running, "Waiting for the PC to read from the image.");
        await TellAsync(row, run, BootStepName.Reading, null);
        using var timer = new PeriodicTimer(Second, time);
        while (await timer.WaitForNextTickAsync(cancellation))
        {
            if (run.Measure())
            {
                var view = run.View;
                fleeting.Tell(row.Organisation, new NewEvent(DeviceKinds.Progress, Audience.SessionSides, new { device = row.Uuid, view.Bytes, view.Commands, view.BytesPerSecond, view.LastBlock })
                {
                    Request = row.Request,
                    Holder = await book.HolderAsync(row.Request, cancellation),
                });
            }

            if (run.State == BootState.Running && run.View.Bytes > run.BytesBefore)
            {
                run.Become(BootState.Started);
                run.Step(BootStepName.Reading, BootStepState.Done, "The PC reads from the image.");
                await TellAsync(row, run, BootStepName.Reading, null);
            }

            if (run.State == BootState.Running && time.GetElapsedTime(from) > ReadingPatience)
            {
                await live.Turn.WaitAsync(cancellation);
                try
                {
                    run.Step(BootStepName.Reading, BootStepState.Failed, $"The PC read nothing from the image in {ReadingPatience.TotalSeconds:0} s.");
                    await TellAsync(row, run, BootStepName.Reading, null);
                    await RestoreAsync(live, row, desk, run, BootState.Failed, null);
                }
                finally
                {
                    live.Turn.Release();
                }
            }
        }
    }

    /// <summary>The firmware took the drives away by itself, or the session broke.</summary>
    private async Task WatchMediaAsync(LiveDevice live, DeviceRow row, WsManDesk desk, BootRun run, MediaLine media)
    {
        var end = await media.Serving;
        await live.Turn.WaitAsync();
        try
        {
            if (ReferenceEquals(live.Media, media))
            {
                run.Step(BootStepName.Reading, BootStepState.Failed, end.Why);
                await TellAsync(row, run, BootStepName.Reading, null);
                await RestoreAsync(live, row, desk, run, BootState.Failed, null);
            }
        }
        finally
        {
            live.Turn.Release();
        }
    }

    private async Task<DeviceFault?> StepAsync(DeviceRow row, BootRun run, BootStepName step, Func<Task<(DeviceFault? Fault, string? Text)>> work)
    {
        run.Step(step, BootStepState.Running, null);
        await TellAsync(row, run, step, null);
        var (fault, text) = await work();
        run.Step(step, fault is null ? BootStepState.Done : BootStepState.Failed, fault?.Detail ?? text);
        await TellAsync(row, run, step, null);
        return fault;
    }

    private Task TellAsync(DeviceRow row, BootRun run, BootStepName step, string? actor)
    {
        var now = run.View.Steps[(int)step];
        return book.NoteAsync(row, "boot = @boot", BootColumn(run), DeviceKinds.Boot, Body(step, now.State, now.Text), actor, CancellationToken.None);
    }

    private static Dictionary<string, object?> BootColumn(BootRun run) => new() { ["boot"] = JsonSerializer.Serialize(run.View, WireJson.Options) };

    private static Dictionary<string, object?> Body(BootStepName step, BootStepState state, string? text)
    {
        var body = new Dictionary<string, object?> { ["step"] = step, ["state"] = state };
        if (text is not null)
        {
            body["text"] = text;
        }

        return body;
    }

    [LoggerMessage(5010, LogLevel.Error, "Starting device {Device} from an image failed")]
    private partial void LogFailure(Exception exception, string device);

    /// <summary>The library's steps of arming as steps of the page: each one that begins ends the one before.</summary>
    private sealed class StepTeller(BootRun run) : IProgress<BootStep>
    {
        private BootStepName? _now;

        public void Report(BootStep value)
        {
            Finish(null);
            _now = value switch
            {
                BootStep.ClearSource => BootStepName.BootOrder,
                BootStep.WriteSettings => BootStepName.BootOptions,
                _ => BootStepName.BootRole,
            };
            run.Step(_now.Value, BootStepState.Running, null);
        }

        public void Finish(string? why)
        {
            if (_now is { } step)
            {
                run.Step(step, why is null ? BootStepState.Done : BootStepState.Failed, why);
            }
        }
    }
}
