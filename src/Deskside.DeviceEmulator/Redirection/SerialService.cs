using Deskside.DeviceEmulator.Engine;
using Deskside.OutOfBand.Redirection;
using Deskside.OutOfBand.Redirection.Sol;

namespace Deskside.DeviceEmulator.Redirection;

/// <summary>The device's end of a serial line: the machine's port to the console and back, heartbeats, line state.</summary>
internal sealed class SerialService(ManagementEngine engine, TimeProvider time)
{
    private const byte SystemPowered = 4;
    private const byte BothLines = 3;
    // Debian's terminal hangs up after 20 s without a byte.
    private static readonly TimeSpan HeartbeatPause = TimeSpan.FromSeconds(4);

    private uint _number;

    public async Task ServeAsync(Stream line, CancellationToken cancellation)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var outlet = new RedirectionOutlet(line);
        var inlet = new RedirectionInlet(line, SolWire.MeasureFromConsole);
        if (await inlet.ReceiveAsync(cancellation) is not { Span: [SolWire.Start, ..] }) return;
        await outlet.SendAsync(() => SolWire.Numbered(SolWire.StartReply, 23, _number++), cancellation);
        await outlet.SendAsync(() => LineState(engine.Machine.IsOn), cancellation);
        Action<bool> onPower = isOn => _ = TellAsync(outlet, isOn, over.Token);
        engine.Machine.PowerChanged += onPower;
        var pumping = PumpAsync(outlet, over.Token);
        var beating = BeatAsync(outlet, over.Token);
        try
        {
            while (await inlet.ReceiveAsync(cancellation) is { } message)
            {
                switch (message.Span[0])
                {
                    case SolWire.TextToHost: await engine.Machine.WriteSerialAsync(message[SolWire.TextHeadBytes..], cancellation); break;
                    case SolWire.Ping: await outlet.SendAsync(() => SolWire.Numbered(SolWire.Pong, 8, _number++), cancellation); break;
                    case SolWire.End:
                        await outlet.SendAsync(() => SolWire.Numbered(SolWire.EndReply, 8, _number++), cancellation);
                        return;
                    case RedirectionWire.End: return;
                }
            }
        }
        finally
        {
            engine.Machine.PowerChanged -= onPower;
            await over.CancelAsync();
            await Task.WhenAll(pumping, beating);
        }
    }

    private async Task PumpAsync(RedirectionOutlet outlet, CancellationToken cancellation)
    {
        using var tap = engine.Machine.TapSerial();
        try
        {
            while (await tap.ReadAsync(cancellation) is { } piece)
                foreach (var text in piece.Chunk(SolWire.MaxTextBytes))
                    await outlet.SendAsync(() => SolWire.Text(SolWire.TextFromHost, _number++, text), cancellation);
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The session is over.
        }
    }

    private async Task BeatAsync(RedirectionOutlet outlet, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(HeartbeatPause, time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellation))
                await outlet.SendAsync(() => SolWire.Numbered(SolWire.Heartbeat, 8, _number++), cancellation);
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The session is over.
        }
    }

    private async Task TellAsync(RedirectionOutlet outlet, bool isOn, CancellationToken cancellation)
    {
        try
        {
            await outlet.SendAsync(() => LineState(isOn), cancellation);
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The session is over.
        }
    }

    private byte[] LineState(bool isOn)
    {
        var message = SolWire.Numbered(SolWire.LineState, 10, _number++);
        (message[8], message[9]) = (BothLines, isOn ? SystemPowered : (byte)0);
        return message;
    }
}
