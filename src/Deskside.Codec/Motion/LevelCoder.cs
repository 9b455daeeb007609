using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Deskside.Codec.Entropy;

namespace Deskside.Codec.Motion;

/// <summary>Codes the 64 quantised levels of a block, low frequencies first in importance: last place, then back to front.</summary>
internal static unsafe class LevelCoder
{
    /// <summary>The largest level that is coded; larger ones are cut before.</summary>
    public const int MostLevel = 2047;

    private static ReadOnlySpan<byte> ZigZag =>
    [
        0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
        35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
    ];

    private static ReadOnlySpan<byte> Band =>
    [
        0, 1, 1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 4, 5, 5, 5, 5, 5, 5, 6, 6, 6, 6, 6, 6, 6, 7, 7, 7, 7,
        7, 7, 7, 7, 8, 8, 8, 8, 8, 8, 8, 8, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 10, 10, 10, 10, 10, 10, 10, 10,
    ];

    private static ReadOnlySpan<byte> Ranks =>
    [
        0, 1, 5, 6, 14, 15, 27, 28, 2, 4, 7, 13, 16, 26, 29, 42, 3, 8, 12, 17, 25, 30, 41, 43, 9, 11, 18, 24, 31, 40, 44, 53,
        10, 19, 23, 32, 39, 45, 52, 54, 20, 22, 33, 38, 46, 51, 55, 60, 21, 34, 37, 47, 50, 56, 59, 61, 35, 36, 48, 49, 57, 58, 62, 63,
    ];

    /// <summary>The place of the i-th level in a block that is stored row by row.</summary>
    public static int Place(int i) => ZigZag[i];

    /// <summary>The zigzag rank of a place in a block that is stored row by row.</summary>
    public static int Rank(int place) => Ranks[place];

    /// <param name="levels">Row by row; written when decoding.</param>
    /// <param name="last">Encoding: the last place in zigzag order that is not 0, or -1.</param>
    /// <param name="neighbours">How many of the blocks left and above have levels.</param>
    /// <returns>The last place, -1 when all are 0 (then <paramref name="levels"/> is not touched).</returns>
    [SkipLocalsInit]
    public static int Code<T>(ref T outer, MotionModel model, int plane, int* levels, int last, int neighbours)
        where T : struct, IBinaryCoder
    {
        var coder = outer;
        var chroma = plane > 0 ? 1 : 0;
        if (coder.Bit(model.HasLevels + chroma * 4 + neighbours, last >= 0 ? 1 : 0) == 0)
        {
            outer = coder;
            return -1;
        }

        if (!T.Encodes) new Span<int>(levels, 64).Clear();
        ref byte zigZag = ref MemoryMarshal.GetReference(ZigZag), bands = ref MemoryMarshal.GetReference(Band);
        last = Numbers.Tree(ref coder, model.Last + chroma * 64, last, 6);
        var nonzero = model.Nonzero + chroma * 72;
        var aboveOne = model.AboveOne + chroma * 48;
        int one = 0, two = 0;
        for (var i = last; i >= 0; i--)
        {
            int place = Unsafe.Add(ref zigZag, i), band = Unsafe.Add(ref bands, i), near = Math.Min(one + two, 4);
            int level = T.Encodes ? levels[place] : 0, size = Math.Abs(level);
            if (i != last && coder.Bit(nonzero + band * 6 + near, size > 0 ? 1 : 0) == 0)
            {
                two = one;
                one = 0;
                continue;
            }

            if (coder.Bit(aboveOne + band * 4 + Math.Min(near, 3), size > 1 ? 1 : 0) == 0)
            {
                size = 1;
            }
            else
            {
                var copy = coder;
                size = 2 + Math.Min(Numbers.Growing(ref copy, model.Rest + (chroma * 3 + (band < 2 ? 0 : near > 2 ? 2 : 1)) * Numbers.GrowingBits, size - 2), MostLevel - 2);
                coder = copy;
            }

            var sign = coder.Raw(level < 0 ? 1 : 0, 1);
            if (!T.Encodes) levels[place] = (size ^ -sign) + sign;
            two = one;
            one = size > 2 ? 2 : size;
        }

        outer = coder;
        return last;
    }
}
