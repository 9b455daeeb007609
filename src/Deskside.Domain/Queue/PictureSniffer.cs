namespace Deskside.Domain.Queue;

/// <summary>Looks at bytes.</summary>
/// <remarks>Reads at most 12 bytes; never throws. Anything that is not surely one of the four is null: an SVG can carry a program.</remarks>
public static class PictureSniffer
{
    public static PictureKind? Sniff(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith<byte>([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]))
        {
            return PictureKind.Png;
        }

        if (bytes.StartsWith<byte>([0xFF, 0xD8, 0xFF]))
        {
            return PictureKind.Jpeg;
        }

        if (bytes.StartsWith("GIF87a"u8) || bytes.StartsWith("GIF89a"u8))
        {
            return PictureKind.Gif;
        }

        return bytes.Length >= 12 && bytes.StartsWith("RIFF"u8) && bytes[8..12].SequenceEqual("WEBP"u8) ? PictureKind.WebP : null;
    }

    public static string MediaType(PictureKind kind) => kind switch
    {
        PictureKind.Png => "image/png",
        PictureKind.Jpeg => "image/jpeg",
        PictureKind.Gif => "image/gif",
        _ => "image/webp",
    };

    public static string Extension(PictureKind kind) => kind switch
    {
        PictureKind.Png => "png",
        PictureKind.Jpeg => "jpg",
        PictureKind.Gif => "gif",
        _ => "webp",
    };
}
