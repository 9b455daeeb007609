using System.Buffers.Binary;

namespace Deskside.Codec.Frames;

/// <summary>How reading a <see cref="FrameHeader"/> ended.</summary>
internal enum HeaderParse
{
    Ok,
    Damaged,
    UnknownVersion,
}

/// <summary>The clear bytes before a frame's range-coded payload.</summary>
/// <remarks>
/// Little-endian:
///   0 version (high 4 bits) and flags (bit 0 = keyframe)   1 frame number (3)   4 CRC-32 of all bytes but these four (4)
///   keyframe only: 8 width (2)   10 height (2)
/// A frame builds on the frame whose number is one less (modulo 2^24); a keyframe builds on nothing.
/// Source: docs/protocol/codec.md, 2.
/// </remarks>
internal readonly record struct FrameHeader(bool IsKeyframe, int Number, int Width, int Height)
{
    public const int Version = 2;
    public const int Length = 8;
    public const int KeyframeLength = 12;
    public const int NumberMask = 0xFFFFFF;
    public const int MaxSide = 16384;
    public const int MaxPixels = 64 * 1024 * 1024;

    public int ByteLength => IsKeyframe ? KeyframeLength : Length;

    public void Write(Span<byte> frame)
    {
        frame[0] = (byte)(Version << 4 | (IsKeyframe ? 1 : 0));
        frame[1] = (byte)Number;
        frame[2] = (byte)(Number >> 8);
        frame[3] = (byte)(Number >> 16);
        if (IsKeyframe)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(frame[8..], (ushort)Width);
            BinaryPrimitives.WriteUInt16LittleEndian(frame[10..], (ushort)Height);
        }

        BinaryPrimitives.WriteUInt32LittleEndian(frame[4..], Check(frame));
    }

    public static HeaderParse TryRead(ReadOnlySpan<byte> frame, out FrameHeader header)
    {
        header = default;
        if (frame.Length < Length) return HeaderParse.Damaged;
        if (frame[0] >> 4 != Version) return HeaderParse.UnknownVersion;
        if ((frame[0] & 0x0E) != 0) return HeaderParse.Damaged;
        var isKeyframe = (frame[0] & 1) != 0;
        if (isKeyframe && frame.Length < KeyframeLength) return HeaderParse.Damaged;
        if (BinaryPrimitives.ReadUInt32LittleEndian(frame[4..]) != Check(frame)) return HeaderParse.Damaged;
        int width = 0, height = 0;
        if (isKeyframe)
        {
            width = BinaryPrimitives.ReadUInt16LittleEndian(frame[8..]);
            height = BinaryPrimitives.ReadUInt16LittleEndian(frame[10..]);
            if (!IsSize(width, height)) return HeaderParse.Damaged;
        }

        header = new FrameHeader(isKeyframe, frame[1] | frame[2] << 8 | frame[3] << 16, width, height);
        return HeaderParse.Ok;
    }

    public static bool IsSize(int width, int height) =>
        width is > 0 and <= MaxSide && height is > 0 and <= MaxSide && (long)width * height <= MaxPixels;

    private static uint Check(ReadOnlySpan<byte> frame) => Crc32.Of(frame[8..], Crc32.Of(frame[..4]));
}
