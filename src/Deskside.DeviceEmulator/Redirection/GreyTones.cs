using System.Buffers.Binary;

namespace Deskside.DeviceEmulator.Redirection;

/// <summary>The firmware's grey pixels: a byte each, of 8 bits or, in its lower half, 4.</summary>
/// <remarks>A console asks for them by colours of which only red has a maximum. Virtual machines know no such format: they are asked for RGB565.</remarks>
public static class GreyTones
{
    /// <summary>What the machine is asked for in their place.</summary>
    public static ReadOnlySpan<byte> Rgb565 => [0, 0, 0, 16, 16, 0, 1, 0, 31, 0, 63, 0, 31, 11, 5, 0, 0, 0, 0];

    /// <param name="format">A message SetPixelFormat without its type: 3 of padding, then the 16 of RFC 6143, 7.4.</param>
    /// <returns>The greatest value of a pixel (255 or 15); 0 when colours are asked for.</returns>
    public static int MaxOf(ReadOnlySpan<byte> format)
    {
        var (red, green, blue) = (BinaryPrimitives.ReadUInt16BigEndian(format[7..]), BinaryPrimitives.ReadUInt16BigEndian(format[9..]), BinaryPrimitives.ReadUInt16BigEndian(format[11..]));
        return format[3] == 8 && format[6] != 0 && green == 0 && blue == 0 && red is 15 or 255 ? red : 0;
    }

    /// <summary>Little-endian RGB565 to one byte a pixel, as bright as the eye sees them (Rec. 601).</summary>
    public static byte[] Of(ReadOnlySpan<byte> rgb565, int max)
    {
        var tones = new byte[rgb565.Length / 2];
        for (var i = 0; i < tones.Length; i++)
        {
            var pixel = BinaryPrimitives.ReadUInt16LittleEndian(rgb565[(i * 2)..]);
            var (red, green, blue) = ((pixel >> 11) * 255 / 31, ((pixel >> 5) & 63) * 255 / 63, (pixel & 31) * 255 / 31);
            tones[i] = (byte)((((299 * red) + (587 * green) + (114 * blue)) * max + 127_500) / 255_000);
        }

        return tones;
    }
}
