using System.Buffers.Binary;
using Deskside.DeviceEmulator.Engine;
using Deskside.DeviceEmulator.Faults;
using Deskside.OutOfBand.Redirection;
using Deskside.OutOfBand.Redirection.Ider;

namespace Deskside.DeviceEmulator.Redirection;

/// <summary>The device's end of redirected drives: opens them, learns their media, puts them into the machine, hands its reads on.</summary>
internal sealed class DriveService(ManagementEngine engine, TimeProvider time)
{
    private static readonly TimeSpan HeartbeatPause = TimeSpan.FromSeconds(10);

    public async Task ServeAsync(Stream line, CancellationToken cancellation)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var outlet = new RedirectionOutlet(line);
        var inlet = new RedirectionInlet(line, IderWire.MeasureFromConsole);
        var commands = new DriveCommands(outlet, engine.Faults.SkippedDriveMessage);
        if (await inlet.ReceiveAsync(cancellation) is not { Span: [IderWire.Open, ..] }) return;
        await commands.SendAsync(OpenReply, cancellation);
        var tasks = new List<Task> { BeatAsync(commands, over.Token) };
        Action<bool> onPower = isOn => { if (isOn) _ = TellResetAsync(commands, over.Token); };
        engine.Machine.PowerChanged += onPower;
        try
        {
            while (await inlet.ReceiveAsync(cancellation) is { } message)
            {
                switch (message.Span[0])
                {
                    case IderWire.Feature:
                        await commands.SendAsync(number => FeatureReply(number, message.Span[8]), cancellation);
                        if (message.Span[8] == IderWire.FeatureToggle) tasks.Add(InsertAsync(commands, over.Token));
                        break;
                    case IderWire.BytesToHost or IderWire.CommandEnd: commands.Take(message.Span); break;
                    case IderWire.Ping: await commands.SendAsync(number => IderWire.Message(IderWire.Pong, 0, number, IderWire.HeadBytes), cancellation); break;
                    case IderWire.Close:
                        await commands.SendAsync(number => IderWire.Message(IderWire.CloseReply, 0, number, IderWire.HeadBytes), cancellation);
                        return;
                    case RedirectionWire.End: return;
                }
            }
        }
        finally
        {
            engine.Machine.PowerChanged -= onPower;
            await over.CancelAsync();
            commands.End();
            await Task.WhenAll(tasks);
            await EmptyAsync();
        }
    }

    private byte[] OpenReply(uint number)
    {
        var reply = IderWire.Message(IderWire.OpenReply, 0, number, 30);
        (reply[8], reply[10]) = (1, 1);
        // Other consoles end a session whose device claims more.
        BinaryPrimitives.WriteUInt16LittleEndian(reply.AsSpan(16), IderWire.MaxPieceBytes);
        BinaryPrimitives.WriteUInt16LittleEndian(reply.AsSpan(18), IderWire.MaxPieceBytes);
        return reply;
    }

    private static byte[] FeatureReply(uint number, byte type)
    {
        var reply = IderWire.Message(IderWire.FeatureReply, 0, number, 13);
        (reply[8], reply[9]) = (type, 1);
        return reply;
    }

    // A drive that has no medium stays empty.
    private async Task InsertAsync(DriveCommands commands, CancellationToken cancellation)
    {
        try
        {
            var cd = await RemoteMedium.FindAsync(commands, IderWire.CdDevice, cancellation);
            var floppy = await RemoteMedium.FindAsync(commands, IderWire.FloppyDevice, cancellation);
            await engine.Machine.InsertAsync(await NearAsync(cd, cancellation), await NearAsync(floppy, cancellation), cancellation);
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The session is over, or the machine has no such drive.
        }
    }

    private async ValueTask<IMedium?> NearAsync(IMedium? far, CancellationToken life) =>
        far is null || engine.Fidelity == Fidelity.Faithful ? far : await AheadMedium.OpenAsync(far, AheadOptions.Fast, engine.Learnt, life);

    private async ValueTask EmptyAsync()
    {
        try
        {
            await engine.Machine.InsertAsync(null, null, CancellationToken.None);
        }
        catch (IOException)
        {
            // The machine is gone.
        }
    }

    private async Task TellResetAsync(DriveCommands commands, CancellationToken cancellation)
    {
        try
        {
            await commands.SendAsync(number => IderWire.Message(IderWire.ResetOccurred, 0, number, 9), cancellation);
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The session is over.
        }
    }

    private async Task BeatAsync(DriveCommands commands, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(HeartbeatPause, time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellation))
                await commands.SendAsync(number => IderWire.Message(IderWire.Heartbeat, 0, number, IderWire.HeadBytes), cancellation);
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The session is over.
        }
    }
}
