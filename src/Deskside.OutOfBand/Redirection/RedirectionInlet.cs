namespace Deskside.OutOfBand.Redirection;

/// <summary>How long a message is, told from its first bytes.</summary>
public enum MessageLength
{
    Known,

    /// <summary>More of the head is needed.</summary>
    NeedMore,

    /// <summary>No such message: the line cannot be followed any further.</summary>
    Unknown,
}

/// <summary>Tells the length of the message that begins a buffer. Pure, never throws.</summary>
public delegate MessageLength MeasureMessage(ReadOnlySpan<byte> bytes, out int length);

/// <summary>Cuts redirection messages out of a stream, whatever the segmentation.</summary>
/// <remarks>Messages are at most 64 KiB and a head long, which is what the format can say. The bytes are lent until the next call.</remarks>
public sealed class RedirectionInlet(Stream line, MeasureMessage measure)
{
    private const int MaxMessageBytes = ushort.MaxValue + 64;

    private byte[] _buffer = new byte[2048];
    private int _start;
    private int _end;

    /// <summary>The next message; null when the line was closed. Throws InvalidDataException on a message that is none.</summary>
    public async ValueTask<ReadOnlyMemory<byte>?> ReceiveAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var state = measure(_buffer.AsSpan(_start, _end - _start), out var length);
            if (state == MessageLength.Unknown || length > MaxMessageBytes) throw new InvalidDataException($"Message 0x{_buffer[_start]:x2} is not known here.");
            if (state == MessageLength.Known && _end - _start >= length)
            {
                var message = _buffer.AsMemory(_start, length);
                _start += length;
                return message;
            }
            if (_start > 0)
            {
                _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
                (_start, _end) = (0, _end - _start);
            }
            if (_end == _buffer.Length) Array.Resize(ref _buffer, Math.Min(_buffer.Length * 2, MaxMessageBytes));
            var count = await line.ReadAsync(_buffer.AsMemory(_end), cancellation);
            if (count == 0) return null;
            _end += count;
        }
    }
}
