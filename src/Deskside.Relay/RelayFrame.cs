using System.Buffers;
using Deskside.Protocol.Frames;

namespace Deskside.Relay;

/// <summary>One frame in pooled memory, held by as many queues as it waits in; the last <see cref="Release"/> gives it back.</summary>
/// <remarks>Born with one holder. Every <see cref="Hold"/> needs its own release; using it after the last one is a bug.</remarks>
internal sealed class RelayFrame
{
    private readonly byte[] _rented;
    private int _holders = 1;

    private RelayFrame(byte[] rented, FrameHeader header)
    {
        _rented = rented;
        Header = header;
    }

    public FrameHeader Header { get; }

    public int Length => Header.FrameBytes;

    public ReadOnlyMemory<byte> Bytes => _rented.AsMemory(0, Length);

    public static RelayFrame CopyOf(Frame frame)
    {
        var rented = ArrayPool<byte>.Shared.Rent(frame.Bytes.Length);
        frame.Bytes.Span.CopyTo(rented);
        return new RelayFrame(rented, frame.Header);
    }

    /// <summary>A frame of the relay's own.</summary>
    public static RelayFrame Clear(FrameKind kind, uint sessionMs, Action<IBufferWriter<byte>> write)
    {
        var payload = new ArrayBufferWriter<byte>(256);
        write(payload);
        var output = new ArrayBufferWriter<byte>(FrameHeader.Size + payload.WrittenCount);
        Frame.WriteClear(output, kind, StreamId.Of(0, Channel.Relay), sessionMs, payload.WrittenSpan);
        _ = FrameHeader.TryRead(output.WrittenSpan, out var header);
        return CopyOf(new Frame(header, output.WrittenMemory));
    }

    public RelayFrame Hold()
    {
        Interlocked.Increment(ref _holders);
        return this;
    }

    public void Release()
    {
        if (Interlocked.Decrement(ref _holders) == 0) ArrayPool<byte>.Shared.Return(_rented);
    }
}
