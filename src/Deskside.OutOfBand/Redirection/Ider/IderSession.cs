using System.Buffers.Binary;

namespace Deskside.OutOfBand.Redirection.Ider;

/// <summary>Redirected drives, as the console: serves a CD and a floppy image to the PC.</summary>
/// <remarks>
/// Commands are answered in order, one at a time, in pieces no longer than the firmware's buffer. Each direction counts its
/// messages; a gap ends the session, as nothing after it can be trusted. Silence of 60 s ends it, too; we ask for a sign of life
/// every 10 s. <see cref="RunAsync"/> once. <see cref="Progress"/> may be read from anywhere. Disposing closes the line, which this
/// takes over; the media stay with the caller. Source: docs/out-of-band/redirection.md, 3.
/// </remarks>
public sealed class IderSession : IAsyncDisposable
{
    private const int LeastPieceBytes = 512;
    private static readonly TimeSpan PingPause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(60);

    private readonly Stream _line;
    private readonly IderMedia _media;
    private readonly TimeProvider _time;
    private readonly RedirectionInlet _inlet;
    private readonly RedirectionOutlet _outlet;
    private readonly CdDrive _cd;
    private readonly FloppyDrive _floppy;
    private readonly byte[] _piece;
    private readonly int _pieceBytes;
    private uint _sent;
    private uint _expected;
    private long _commands, _bytes, _lastBlock, _errors;
    private int _resets;

    private IderSession(Stream line, IderMedia media, RedirectionInlet inlet, RedirectionOutlet outlet, int pieceBytes, uint sent, uint expected, TimeProvider time)
    {
        (_line, _media, _inlet, _outlet, _pieceBytes, _sent, _expected, _time) = (line, media, inlet, outlet, pieceBytes, sent, expected, time);
        _piece = new byte[pieceBytes];
        _cd = new CdDrive(media.Cd?.LengthBytes ?? 0);
        _floppy = new FloppyDrive(media.Floppy?.LengthBytes ?? 0);
    }

    public IderProgress Progress => new(
        Interlocked.Read(ref _commands), Interlocked.Read(ref _bytes), Interlocked.Read(ref _lastBlock), Interlocked.Read(ref _errors), Volatile.Read(ref _resets));

    /// <summary>Opens the drives on a signed-in session. Null, with the line closed, when the firmware refuses; then why is told.</summary>
    public static async ValueTask<(IderSession? Session, string Why)> StartAsync(
        Stream line, IderMedia media, DrivesAppear appear, TimeProvider time, CancellationToken cancellation)
    {
        var inlet = new RedirectionInlet(line, IderWire.MeasureFromDevice);
        var outlet = new RedirectionOutlet(line);
        string why;
        try
        {
            await outlet.SendAsync(IderWire.OpenMessage(0), cancellation);
            if (await inlet.ReceiveAsync(cancellation) is { } opened && opened.Span[0] == IderWire.OpenReply)
            {
                var (expected, claimed) = (IderWire.NumberOf(opened.Span) + 1, (int)BinaryPrimitives.ReadUInt16LittleEndian(opened.Span[16..]));
                var piece = claimed == 0 ? IderWire.MaxPieceBytes : Math.Clamp(claimed, LeastPieceBytes, IderWire.MaxPieceBytes);
                await outlet.SendAsync(IderWire.FeatureMessage(1, IderWire.FeatureToggle, 1 + Bits(appear)), cancellation);
                return (new IderSession(line, media, inlet, outlet, piece, 2, expected, time), "");
            }
            why = "The firmware did not open the drives.";
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException or ObjectDisposedException)
        {
            why = broken.Message;
        }
        outlet.Dispose();
        await line.DisposeAsync();
        return (null, why);
    }

    /// <summary>Serves until the session ends; says why. Cancelling says goodbye first.</summary>
    public async Task<IderEnd> RunAsync(CancellationToken cancellation)
    {
        using var over = new CancellationTokenSource();
        var pinging = PingAsync(over.Token);
        IderEnd end;
        try
        {
            end = await ServeAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            end = new IderEnd(IderEndCause.ClosedHere, "The drives were taken away.");
            await GoodbyeAsync();
        }
        catch (Exception broken) when (broken is IOException or ObjectDisposedException)
        {
            end = new IderEnd(IderEndCause.LineLost, broken.Message);
        }
        catch (InvalidDataException broken)
        {
            end = new IderEnd(IderEndCause.Violation, broken.Message);
        }
        await over.CancelAsync();
        await pinging;
        return end;
    }

    public async ValueTask DisposeAsync()
    {
        await _line.DisposeAsync();
        _outlet.Dispose();
    }

    private async Task<IderEnd> ServeAsync(CancellationToken cancellation)
    {
        while (true)
        {
            using var limit = new CancellationTokenSource(Silence, _time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
            ReadOnlyMemory<byte>? received;
            try
            {
                received = await _inlet.ReceiveAsync(either.Token);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                return new IderEnd(IderEndCause.Silent, $"Nothing was heard from the firmware for {Silence.TotalSeconds:0} s.");
            }
            if (received is not { } message) return new IderEnd(IderEndCause.LineLost, "The firmware closed the line.");
            if (message.Span[0] != RedirectionWire.End)
            {
                var number = IderWire.NumberOf(message.Span);
                if (number != _expected) return new IderEnd(IderEndCause.Gap, $"Message {_expected} was due, but {number} came: one was lost.");
                _expected++;
            }
            switch (message.Span[0])
            {
                case IderWire.Command: await AnswerAsync(message.ToArray(), cancellation); break;
                case IderWire.Ping: await SendAsync(number => IderWire.Message(IderWire.Pong, 0, number, IderWire.HeadBytes), cancellation); break;
                case IderWire.ResetOccurred:
                    Interlocked.Increment(ref _resets);
                    await SendAsync(number => IderWire.Message(IderWire.ResetReply, 0, number, IderWire.HeadBytes), cancellation);
                    break;
                case IderWire.FeatureReply when message.Span[8] == IderWire.FeatureToggle && (message.Span[9] & 1) == 0:
                    return new IderEnd(IderEndCause.ClosedByDevice, "The firmware did not switch the drives on.");
                case IderWire.CloseReply or RedirectionWire.End: return new IderEnd(IderEndCause.ClosedByDevice, "The firmware closed the drives.");
                case IderWire.Error: Interlocked.Increment(ref _errors); break;
                case IderWire.BytesFromHost: return new IderEnd(IderEndCause.Violation, "The firmware sent bytes to write, but nothing was asked for.");
            }
        }
    }

    private async ValueTask AnswerAsync(byte[] message, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _commands);
        var isDma = (message[9] & IderWire.DmaBit) != 0;
        var isCd = (message[14] & IderWire.SlaveBit) != 0;
        var (device, drive, medium) = isCd ? (IderWire.CdDevice, (Drive)_cd, _media.Cd) : (IderWire.FloppyDevice, _floppy, _media.Floppy);
        switch (drive.Answer(message.AsSpan(IderWire.CommandAt)))
        {
            case DriveAnswer.Done: await EndAsync(device, null, cancellation); break;
            case DriveAnswer.Sense sense: await EndAsync(device, sense, cancellation); break;
            case DriveAnswer.Reply reply when reply.Bytes.Length == 0: await EndAsync(device, null, cancellation); break;
            case DriveAnswer.Reply reply: await SendAsync(number => IderWire.BytesMessage(number, device, isDma, true, reply.Bytes), cancellation); break;
            case DriveAnswer.Blocks blocks: await SendBlocksAsync(device, isDma, medium!, drive.BlockBytes, blocks, cancellation); break;
        }
    }

    private async ValueTask SendBlocksAsync(byte device, bool isDma, IMedium medium, int blockBytes, DriveAnswer.Blocks blocks, CancellationToken cancellation)
    {
        var pieceBytes = Math.Max(blockBytes, _pieceBytes / blockBytes * blockBytes);
        for (long done = 0; done < blocks.LengthBytes;)
        {
            var count = (int)Math.Min(Math.Min(pieceBytes, _piece.Length), blocks.LengthBytes - done);
            try
            {
                await medium.ReadAsync(blocks.OffsetBytes + done, _piece.AsMemory(0, count), cancellation);
            }
            catch (IOException)
            {
                await EndAsync(device, DriveAnswer.Sense.Unreadable, cancellation);
                return;
            }
            done += count;
            var isLast = done == blocks.LengthBytes;
            await SendAsync(number => IderWire.BytesMessage(number, device, isDma, isLast, _piece.AsSpan(0, count)), cancellation);
            Interlocked.Add(ref _bytes, count);
        }
        Interlocked.Exchange(ref _lastBlock, (blocks.OffsetBytes + blocks.LengthBytes) / blockBytes - 1);
    }

    private async ValueTask EndAsync(byte device, DriveAnswer.Sense? sense, CancellationToken cancellation)
    {
        // A changed or missing medium is news, not trouble.
        if (sense is not null && sense != DriveAnswer.Sense.MediaChanged && sense != DriveAnswer.Sense.NoMedium) Interlocked.Increment(ref _errors);
        await SendAsync(number => IderWire.EndMessage(number, device, sense), cancellation);
    }

    private ValueTask SendAsync(Func<uint, byte[]> make, CancellationToken cancellation) => _outlet.SendAsync(() => make(_sent++), cancellation);

    private async Task PingAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(PingPause, _time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellation))
                await SendAsync(number => IderWire.Message(IderWire.Ping, 0, number, IderWire.HeadBytes), cancellation);
        }
        catch (Exception over) when (over is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The reading side tells.
        }
    }

    private async ValueTask GoodbyeAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(2), _time);
        try
        {
            await SendAsync(number => IderWire.Message(IderWire.Close, 0, number, IderWire.HeadBytes), limit.Token);
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // It is over in any case.
        }
    }

    private static uint Bits(DrivesAppear appear) => appear switch { DrivesAppear.AtNextReboot => 0x08u, DrivesAppear.AtGracefulReboot => 0x10u, _ => 0x18u };
}
