using System.Runtime.InteropServices;
using Deskside.Codec;

namespace Deskside.Bench.Scenes;

/// <summary>CRC-32 of a decoder's picture, for vectors.</summary>
internal static class PictureCheck
{
    public static uint Of(ScreenDecoder decoder)
    {
        var crc = uint.MaxValue;
        for (var y = 0; y < decoder.Height; y++)
        {
            foreach (var b in MemoryMarshal.AsBytes(decoder.Pixels.Slice(y * decoder.Stride, decoder.Width)))
            {
                crc ^= b;
                for (var k = 0; k < 8; k++) crc = (crc & 1) != 0 ? 0xEDB88320u ^ crc >> 1 : crc >> 1;
            }
        }

        return ~crc;
    }
}
