using System.Threading.Channels;

namespace Deskside.DeviceEmulator.Faults;

/// <summary>Bytes that come out later than they went in, and no faster than the line. At most 64 pieces of 16 KiB are under way.</summary>
internal sealed class DelayedPipe(TimeSpan delay, int? bytesPerSecond, TimeProvider time)
{
    private const int PieceBytes = 16 * 1024;

    private readonly Channel<(long DueAt, byte[] Bytes)> _underway = Channel.CreateBounded<(long, byte[])>(
        new BoundedChannelOptions(64) { FullMode = BoundedChannelFullMode.Wait });
    private long _freeAt;
    private byte[] _rest = [];
    private int _taken;

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        try
        {
            for (; !bytes.IsEmpty; bytes = bytes[Math.Min(bytes.Length, PieceBytes)..])
            {
                var piece = bytes[..Math.Min(bytes.Length, PieceBytes)].ToArray();
                // A line that sends so many bytes a second is busy for so long with each piece.
                var start = Math.Max(_freeAt, time.GetTimestamp());
                _freeAt = bytesPerSecond is { } rate ? start + piece.Length * time.TimestampFrequency / rate : start;
                await _underway.Writer.WriteAsync((_freeAt + (long)(delay.TotalSeconds * time.TimestampFrequency), piece), cancellation);
            }
        }
        catch (ChannelClosedException)
        {
            throw new IOException("The line is closed.");
        }
    }

    public async ValueTask<int> ReadAsync(Memory<byte> into, CancellationToken cancellation)
    {
        while (_taken == _rest.Length)
        {
            if (!await _underway.Reader.WaitToReadAsync(cancellation)) return 0;
            if (!_underway.Reader.TryRead(out var next)) continue;
            var wait = time.GetElapsedTime(time.GetTimestamp(), next.DueAt);
            if (wait > TimeSpan.Zero) await Task.Delay(wait, time, cancellation);
            (_rest, _taken) = (next.Bytes, 0);
        }
        var count = Math.Min(into.Length, _rest.Length - _taken);
        _rest.AsMemory(_taken, count).CopyTo(into);
        _taken += count;
        return count;
    }

    public void Complete() => _underway.Writer.TryComplete();
}
