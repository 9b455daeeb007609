namespace Deskside.DeviceEmulator.Faults;

/// <summary>A line that is slow, late, or breaks.</summary>
/// <remarks>
/// Delay is a pipe, not a pause: bytes leave so much later, but as many as before. Each direction has its own pump; at most
/// 1 MiB is under way. One reader, one writer. Disposing closes the line below.
/// </remarks>
public sealed class FaultyStream : Stream
{
    private readonly Stream _line;
    private readonly DeviceFaults _faults;
    private readonly DelayedPipe _outgoing;
    private readonly DelayedPipe _incoming;
    private readonly CancellationTokenSource _closing = new();
    private long _sent;

    public FaultyStream(Stream line, DeviceFaults faults, TimeProvider time)
    {
        (_line, _faults) = (line, faults);
        _outgoing = new DelayedPipe(faults.Delay, faults.BytesPerSecond, time);
        _incoming = new DelayedPipe(faults.Delay, faults.BytesPerSecond, time);
        _ = PumpOutAsync(_closing.Token);
        _ = PumpInAsync(_closing.Token);
    }

    /// <summary>The line itself when nothing is wrong with it.</summary>
    public static Stream Around(Stream line, DeviceFaults faults, TimeProvider time) =>
        faults.Delay == TimeSpan.Zero && faults.BytesPerSecond is null && faults.DropAfterBytes is null ? line : new FaultyStream(line, faults, time);

    public override bool CanRead => true;
    public override bool CanWrite => true;
    public override bool CanSeek => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => _incoming.ReadAsync(buffer, cancellationToken);

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_faults.DropAfterBytes is { } limit && _sent + buffer.Length > limit)
        {
            await DisposeAsync();
            throw new IOException($"The line was made to break after {limit} bytes.");
        }
        _sent += buffer.Length;
        await _outgoing.WriteAsync(buffer, cancellationToken);
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public override void Flush() { }
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (!disposing) return;
        _closing.Cancel();
        _line.Dispose();
        _incoming.Complete();
        _outgoing.Complete();
    }

    private async Task PumpOutAsync(CancellationToken cancellation)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await _outgoing.ReadAsync(buffer, cancellation) is > 0 and var count)
            {
                await _line.WriteAsync(buffer.AsMemory(0, count), cancellation);
                await _line.FlushAsync(cancellation);
            }
        }
        catch (Exception over) when (over is IOException or ObjectDisposedException or OperationCanceledException)
        {
            _incoming.Complete();
        }
    }

    private async Task PumpInAsync(CancellationToken cancellation)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await _line.ReadAsync(buffer, cancellation) is > 0 and var count) await _incoming.WriteAsync(buffer.AsMemory(0, count), cancellation);
        }
        catch (Exception over) when (over is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The reader sees the end.
        }
        _incoming.Complete();
    }
}
