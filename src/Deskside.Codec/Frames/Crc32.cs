namespace Deskside.Codec.Frames;

/// <summary>CRC-32 (polynomial 0xEDB88320, as in PNG and zlib), eight bytes a step.</summary>
internal static class Crc32
{
    private static readonly uint[] Tables = Build();

    public static uint Of(ReadOnlySpan<byte> bytes, uint crc = 0)
    {
        crc = ~crc;
        var tables = Tables;
        while (bytes.Length >= 8)
        {
            crc ^= (uint)(bytes[0] | bytes[1] << 8 | bytes[2] << 16 | bytes[3] << 24);
            crc = tables[0x700 + (crc & 255)] ^ tables[0x600 + (crc >> 8 & 255)] ^ tables[0x500 + (crc >> 16 & 255)] ^ tables[0x400 + (crc >> 24)]
                ^ tables[0x300 + bytes[4]] ^ tables[0x200 + bytes[5]] ^ tables[0x100 + bytes[6]] ^ tables[bytes[7]];
            bytes = bytes[8..];
        }

        foreach (var b in bytes) crc = tables[(crc ^ b) & 255] ^ crc >> 8;
        return ~crc;
    }

    private static uint[] Build()
    {
        var tables = new uint[8 * 256];
        for (uint i = 0; i < 256; i++)
        {
            var c = i;
            for (var k = 0; k < 8; k++) c = (c & 1) != 0 ? 0xEDB88320u ^ c >> 1 : c >> 1;
            tables[i] = c;
        }

        for (var i = 256; i < tables.Length; i++) tables[i] = tables[(byte)tables[i - 256]] ^ tables[i - 256] >> 8;
        return tables;
    }
}
