using Deskside.Codec.Entropy;

namespace Deskside.Codec.Frames;

/// <summary>Codes which of a row of things are meant, as the number of things left out before each.</summary>
internal readonly unsafe struct TileGaps(AdaptiveBit* bits)
{
    public const int Bits = 2 * Numbers.GrowingBits;
    private const int More = 65000;

    /// <param name="adjacent">Whether the last thing coded directly precedes.</param>
    /// <param name="gap">Things left out; decoded at most <paramref name="room"/>.</param>
    public int Code<T>(ref T coder, bool adjacent, int gap, int room)
        where T : struct, IBinaryCoder
    {
        var table = bits + (adjacent ? Numbers.GrowingBits : 0);
        var total = 0;
        while (true)
        {
            // A gap can pass what Growing holds on a very large picture: 65000 means "and more".
            var part = Numbers.Growing(ref coder, table, Math.Min(gap - total, More));
            total += part;
            if (part < More || total >= room) return Math.Min(total, room);
        }
    }
}
