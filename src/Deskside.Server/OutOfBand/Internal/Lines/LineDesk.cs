using Deskside.OutOfBand.Redirection;
using Deskside.OutOfBand.Redirection.Kvm;
using Deskside.OutOfBand.Redirection.Sol;
using Deskside.OutOfBand.WsMan;
using Deskside.OutOfBand.WsMan.Classes;
using Deskside.Server.Hosting;
using Deskside.Server.OutOfBand.Internal.Devices;

namespace Deskside.Server.OutOfBand.Internal.Lines;

/// <summary>Opens and closes the serial line and the screen of PCs that this node holds, and tells it on the case.</summary>
/// <remarks>The caller holds the device's turn, except where said.</remarks>
internal sealed partial class LineDesk(DeviceBook book, TranscriptBook transcripts, TimeProvider time, ILogger<LineDesk> log)
{
    public static readonly TimeSpan OpenPatience = TimeSpan.FromSeconds(20);

    /// <summary>Switches kinds of redirection on and remembers how it was.</summary>
    public async Task<DeviceFault?> SwitchOnAsync(LiveDevice live, DeviceRow row, WsManDesk desk, Redirected wanted, CancellationToken cancellation)
    {
        if (!(await RedirectionSwitch.ReadAsync(desk, cancellation)).Has(out var now, out var failure))
        {
            return DeviceFault.Of(failure);
        }

        live.RedirectionBefore ??= now.IsListening ? now.Enabled : Redirected.None;
        if (now.IsListening && (now.Enabled & wanted) == wanted)
        {
            return null;
        }

        await ArmedAsync(row, cancellation);
        return (await RedirectionSwitch.SetAsync(desk, now.Enabled | wanted, cancellation)).Has(out _, out failure) ? null : DeviceFault.Of(failure);
    }

    /// <summary>Null when it is open now, or was before.</summary>
    public async Task<DeviceFault?> OpenSerialAsync(LiveDevice live, DeviceRow row, WsManDesk desk, string actor, CancellationToken cancellation)
    {
        if (live.Serial is { Ended.IsCompleted: false })
        {
            return null;
        }

        if (await SwitchOnAsync(live, row, desk, Redirected.Serial, cancellation) is { } fault)
        {
            return fault;
        }

        switch (await RedirectionSession.OpenAsync(live.Lines.RedirectionAsync, RedirectionKind.Serial, live.Credentials, OpenPatience, time, cancellation))
        {
            case RedirectionOutcome.Opened opened:
                SolSession? session;
                string why;
                using (var limit = new CancellationTokenSource(OpenPatience, time))
                using (var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation))
                {
                    try
                    {
                        (session, why) = await SolSession.StartAsync(opened.Line, time, either.Token);
                    }
                    catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
                    {
                        return Silent("the serial line");
                    }
                }

                if (session is null)
                {
                    return DeviceFault.Refused(why);
                }

                var line = new SerialLine(session, new Transcript(transcripts, row.Organisation, row.Request, time));
                live.Serial = line;
                live.Track(WatchAsync(live, row, line));
                await NoteAsync(row, DeviceKinds.Serial, DeviceSwitch.Open, actor, cancellation);
                return null;
            case var other:
                return FaultOf(other);
        }
    }

    public async Task<DeviceAnswer<ScreenLine>> OpenScreenAsync(LiveDevice live, DeviceRow row, WsManDesk desk, string actor, CancellationToken cancellation)
    {
        if (live.Screen is not null)
        {
            return DeviceFault.Refused("The screen is open already.");
        }

        if (!(await ScreenSwitch.ReadAsync(desk, cancellation)).Has(out var state, out var failure))
        {
            return DeviceFault.Of(failure);
        }

        if (state == ScreenState.NotThere)
        {
            return DeviceFault.Refused("This PC cannot show its screen below the operating system.");
        }

        if (state == ScreenState.Off)
        {
            live.ScreenBefore ??= state;
            if (!(await ScreenSwitch.SetAsync(desk, ScreenState.On, cancellation)).Has(out _, out failure))
            {
                return DeviceFault.Of(failure);
            }
        }

        switch (await RedirectionSession.OpenAsync(live.Lines.RedirectionAsync, RedirectionKind.Screen, live.Credentials, OpenPatience, time, cancellation))
        {
            case RedirectionOutcome.Opened opened when await StartScreenAsync(opened.Line, cancellation):
                live.Screen = new ScreenLine(opened.Line);
                await NoteAsync(row, DeviceKinds.Screen, DeviceSwitch.Open, actor, cancellation);
                return live.Screen;
            case RedirectionOutcome.Opened opened:
                await opened.Line.DisposeAsync();
                return DeviceFault.Refused("The firmware did not show the screen.");
            case var other:
                return FaultOf(other);
        }
    }

    public async Task CloseSerialAsync(LiveDevice live, DeviceRow row, string? actor, CancellationToken cancellation)
    {
        if (live.Serial is { } line)
        {
            live.Serial = null;
            await line.DisposeAsync();
            await NoteAsync(row, DeviceKinds.Serial, DeviceSwitch.Closed, actor, cancellation);
        }
    }

    public async Task CloseScreenAsync(LiveDevice live, DeviceRow row, string? actor, CancellationToken cancellation)
    {
        if (live.Screen is { } screen)
        {
            live.Screen = null;
            await screen.DisposeAsync();
            await NoteAsync(row, DeviceKinds.Screen, DeviceSwitch.Closed, actor, cancellation);
        }
    }

    public Task NoteAsync(DeviceRow row, string kind, DeviceSwitch state, string? actor, CancellationToken cancellation)
    {
        var column = kind[(kind.IndexOf('.', StringComparison.Ordinal) + 1)..];
        return book.NoteAsync(
            row, $"{column} = @state", new Dictionary<string, object?> { ["state"] = EnumText.Write(state) }, kind, new Dictionary<string, object?> { ["state"] = state }, actor, cancellation);
    }

    /// <summary>From here on something of the firmware may have to be put back.</summary>
    public Task ArmedAsync(DeviceRow row, CancellationToken cancellation) => book.SetAsync(row, "armed = 1", cancellation);

    /// <summary>The firmware says nothing: whoever waits for its turn must not wait for ever.</summary>
    public static DeviceFault Silent(string what) => new(409, "line-lost", $"The firmware did not open {what} within {OpenPatience.TotalSeconds:0} s.");

    public static DeviceFault FaultOf(RedirectionOutcome outcome) => outcome switch
    {
        RedirectionOutcome.Refused refused => DeviceFault.Refused(refused.Told),
        RedirectionOutcome.WrongPassword => DeviceFault.WrongPassword(null),
        RedirectionOutcome.NoSafeSignIn => DeviceFault.Refused("The firmware offers only a sign-in that would show the password: none is sent."),
        RedirectionOutcome.Failed failed => new DeviceFault(409, "line-lost", failed.Why),
        _ => DeviceFault.Refused("The firmware did not open it."),
    };

    private async Task<bool> StartScreenAsync(Stream line, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(OpenPatience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            return await ScreenSession.StartAsync(line, either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>The firmware ended it by itself, or the line broke.</summary>
    private async Task WatchAsync(LiveDevice live, DeviceRow row, SerialLine line)
    {
        await line.Ended;
        if (line.Failure is { } failure)
        {
            LogNotKept(failure, row.Device);
        }

        await live.Turn.WaitAsync();
        try
        {
            if (ReferenceEquals(live.Serial, line))
            {
                await CloseSerialAsync(live, row, null, CancellationToken.None);
            }
        }
        finally
        {
            live.Turn.Release();
        }
    }

    [LoggerMessage(5032, LogLevel.Error, "What the serial line of device {Device} writes could not be kept: the line was closed")]
    private partial void LogNotKept(Exception exception, string device);
}
