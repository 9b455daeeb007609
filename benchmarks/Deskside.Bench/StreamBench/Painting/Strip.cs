namespace Deskside.Bench.StreamBench.Painting;

/// <summary>The number of the drawn frame as blocks at the top left of the screen, so that a watcher knows which frame it sees.</summary>
/// <remarks>24 blocks of 8×8 pixels, white = 1: 16 bits number, 8 bits check, highest bit first.</remarks>
internal static class Strip
{
    public const int Block = 8;
    public const int Blocks = 24;
    public const int Width = Block * Blocks;

    /// <summary>Scenes draw below this row.</summary>
    public const int Height = 16;

    public static uint BitsOf(ushort number) => (uint)number << 8 | Check(number);

    /// <summary>Reads the number out of a row of pixels through the blocks; false when it is none.</summary>
    public static bool TryRead(ReadOnlySpan<uint> row, out ushort number)
    {
        uint bits = 0;
        for (var block = 0; block < Blocks; block++) bits = bits << 1 | (row[block * Block + Block / 2] >> 15 & 1);
        number = (ushort)(bits >> 8);
        return (bits & 255) == Check(number);
    }

    /// <summary>Whether the pixels at this place are the strip of that number, exactly.</summary>
    public static bool IsAt(ReadOnlySpan<uint> pixels, int stride, int x, int y, ushort number)
    {
        var bits = BitsOf(number);
        for (var row = 0; row < Block; row++)
        {
            for (var column = 0; column < Width; column++)
            {
                var white = (bits >> (Blocks - 1 - column / Block) & 1) != 0;
                if ((pixels[(y + row) * stride + x + column] & 0xFFFFFF) != (white ? 0xFFFFFFu : 0)) return false;
            }
        }
        return true;
    }

    private static uint Check(ushort number) => (Prose.Mix(number + 77) & 0xFF) | 1;
}
