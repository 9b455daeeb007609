using System.Buffers.Binary;

namespace Deskside.Protocol.Frames;

/// <summary>The clear header before each payload. Authenticated, not secret: relay and recorder read it.</summary>
/// <remarks>
/// 16 bytes, big-endian:
///   0 kind (1)   1 flags: bit 0 keyframe, bit 1 continued, bits 2–3 zero, bits 4–7 epoch &amp; 15 of content frames (1)
///   2 stream: leg ‖ channel (2)   4 sequence: low half of the nonce counter (4)
///   8 timestamp: ms since the session opened (4)   12 payload length: bytes, at most 256 KiB (4)
/// Errors: see <see cref="HeaderParse"/>; reading never throws. Immutable.
/// Source: docs/protocol/frames.md. Vectors: testdata/frames.
/// </remarks>
public readonly record struct FrameHeader(
    FrameKind Kind, FrameFlags Flags, byte EpochNibble, StreamId Stream, uint Sequence, uint TimestampMs, int PayloadBytes)
{
    public const int Size = 16;
    public const int MaxPayload = 256 * 1024;

    /// <summary>The longest frame, header included; also the longest WebSocket message.</summary>
    public const int MaxFrame = Size + MaxPayload;

    public bool IsKeyframe => (Flags & FrameFlags.Keyframe) != 0;

    public bool IsContinued => (Flags & FrameFlags.Continued) != 0;

    /// <summary>Header and payload together, bytes.</summary>
    public int FrameBytes => Size + PayloadBytes;

    public static HeaderParse TryRead(ReadOnlySpan<byte> bytes, out FrameHeader header)
    {
        header = default;
        if (bytes.Length < Size) return HeaderParse.NeedMore;
        if (!FrameKinds.IsKnown(bytes[0])) return HeaderParse.UnknownKind;
        if ((bytes[1] & 0x0C) != 0) return HeaderParse.ReservedFlags;
        var kind = (FrameKind)bytes[0];
        var stream = new StreamId(BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]));
        if (!kind.Fits(stream.Channel)) return HeaderParse.WrongChannel;
        var length = BinaryPrimitives.ReadUInt32BigEndian(bytes[12..]);
        if (length > MaxPayload) return HeaderParse.TooLong;
        header = new FrameHeader(
            kind, (FrameFlags)(bytes[1] & 0x03), (byte)(bytes[1] >> 4), stream,
            BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]), BinaryPrimitives.ReadUInt32BigEndian(bytes[8..]), (int)length);
        return HeaderParse.Ok;
    }

    /// <summary>Writes the 16 bytes. Throws when <paramref name="destination"/> is shorter.</summary>
    public void Write(Span<byte> destination)
    {
        destination[0] = (byte)Kind;
        destination[1] = (byte)(((byte)Flags & 0x03) | (EpochNibble << 4));
        BinaryPrimitives.WriteUInt16BigEndian(destination[2..], Stream.Value);
        BinaryPrimitives.WriteUInt32BigEndian(destination[4..], Sequence);
        BinaryPrimitives.WriteUInt32BigEndian(destination[8..], TimestampMs);
        BinaryPrimitives.WriteUInt32BigEndian(destination[12..Size], (uint)PayloadBytes);
    }
}
