using System.Buffers;

namespace Deskside.Protocol.Frames;

/// <summary>One whole frame as it stands on the wire: a view, owned by whoever owns the bytes.</summary>
public readonly record struct Frame(FrameHeader Header, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>The payload without the header.</summary>
    public ReadOnlyMemory<byte> Payload => Bytes[FrameHeader.Size..];

    /// <summary>Writes a clear frame (kinds under 16). Sealed ones come from Deskside.Sealing.</summary>
    public static void WriteClear(IBufferWriter<byte> output, FrameKind kind, StreamId stream, uint timestampMs, ReadOnlySpan<byte> payload)
    {
        if (kind.IsSealed()) throw new ArgumentException($"A {kind} frame must be sealed.", nameof(kind));
        if (payload.Length > FrameHeader.MaxPayload) throw new ArgumentException($"A payload has at most {FrameHeader.MaxPayload} bytes.", nameof(payload));
        var header = new FrameHeader(kind, FrameFlags.None, 0, stream, 0, timestampMs, payload.Length);
        header.Write(output.GetSpan(FrameHeader.Size));
        output.Advance(FrameHeader.Size);
        output.Write(payload);
    }
}
