using System.Buffers.Binary;

namespace Deskside.Server.Portals.Internal.Logos;

/// <summary>Finds out by its bytes whether an upload is a picture that may be shown: PNG, JPEG or WebP, at most 2048 pixels each way.</summary>
/// <remarks>SVG is refused: it is a document that can carry script. Never throws; reads nothing beyond the given bytes.
/// Source: PNG 3rd edition, 11.2.1; JPEG T.81, B.2.2; WebP container, RFC 9649.</remarks>
internal static class LogoPicture
{
    public const int MaxBytes = 256 * 1024;
    public const int MaxSide = 2048;

    /// <summary>The media type; null when it is none of these, is cut off, or is too large.</summary>
    public static string? Sniff(ReadOnlySpan<byte> bytes)
    {
        var (kind, size) = Read(bytes);
        return size is { Width: > 0 and <= MaxSide, Height: > 0 and <= MaxSide } ? kind : null;
    }

    private static (string Kind, (int Width, int Height)? Size) Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]))
        {
            return ("image/png", bytes.Length >= 33 && bytes[12..16].SequenceEqual("IHDR"u8) ? (Big(bytes[16..]), Big(bytes[20..])) : null);
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
        {
            return ("image/jpeg", Jpeg(bytes));
        }

        return bytes.Length >= 30 && bytes.StartsWith("RIFF"u8) && bytes[8..12].SequenceEqual("WEBP"u8) ? ("image/webp", Webp(bytes)) : ("", null);
    }

    private static (int Width, int Height)? Jpeg(ReadOnlySpan<byte> bytes)
    {
        var at = 2;
        while (at + 9 < bytes.Length && bytes[at] == 0xFF)
        {
            var marker = bytes[at + 1];
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return (BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]));
            }

            at += 2 + Math.Max(2, (int)BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]));
        }

        return null;
    }

    private static (int Width, int Height)? Webp(ReadOnlySpan<byte> bytes)
    {
        var kind = bytes[12..16];
        if (kind.SequenceEqual("VP8X"u8))
        {
            return (1 + Three(bytes[24..]), 1 + Three(bytes[27..]));
        }

        if (kind.SequenceEqual("VP8L"u8))
        {
            var packed = BinaryPrimitives.ReadUInt32LittleEndian(bytes[21..]);
            return ((int)(packed & 0x3FFF) + 1, (int)((packed >> 14) & 0x3FFF) + 1);
        }

        return kind.SequenceEqual("VP8 "u8)
            ? (BinaryPrimitives.ReadUInt16LittleEndian(bytes[26..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(bytes[28..]) & 0x3FFF)
            : null;
    }

    private static int Big(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadInt32BigEndian(bytes);

    private static int Three(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);
}
