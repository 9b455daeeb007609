using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Deskside.Codec.Entropy;

namespace Deskside.Codec.Lossless;

/// <summary>A pixel that no memory foresaw: predicted from its neighbours channel by channel, the difference coded.</summary>
internal static unsafe class PixelLiteral
{
    private const int MostActivity = 90;

    /// <summary>How busy the neighbourhood is, by the sum of its differences: 0 to 2, 3 to 7, 8 to 17, 18 to 39, 40 to 89, more.</summary>
    private static ReadOnlySpan<byte> Levels =>
    [
        0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 4, 4, 4, 4, 4, 4,
        4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 5,
    ];

    /// <summary>Codes a stretch of a row, pixel by pixel. Decoding: into <paramref name="row"/>.</summary>
    [SkipLocalsInit]
    public static void CodeRow<T>(ref T outer, LosslessModel model, uint* row, uint* wanted, nint stride, int width)
        where T : struct, IBinaryCoder
    {
        var coder = outer;
        AdaptiveBit* lengths = model.LiteralLength, digits = model.LiteralDigit;
        for (var end = row + width; row < end; row++, wanted++)
            *row = Code(ref coder, lengths, digits, row, stride, T.Encodes ? *wanted : 0);
        outer = coder;
    }

    /// <summary>Codes the pixel at <paramref name="pixel"/>, whose left, upper, upper-left and upper-right neighbours are known; returns it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Code<T>(ref T coder, AdaptiveBit* lengths, AdaptiveBit* digits, uint* pixel, nint stride, uint colour)
        where T : struct, IBinaryCoder
    {
        uint west = pixel[-1], north = pixel[-stride], northWest = pixel[-stride - 1], northEast = pixel[-stride + 1];
        uint result = 0;
        var greenError = 0;
        for (var channel = 0; channel < 3; channel++)
        {
            var shift = channel == 0 ? 8 : channel == 1 ? 16 : 0;
            int w = (int)(west >> shift & 255), n = (int)(north >> shift & 255);
            int nw = (int)(northWest >> shift & 255), ne = (int)(northEast >> shift & 255);
            var prediction = Median(w, n, nw);
            var activity = Math.Abs(w - nw) + Math.Abs(n - nw) + Math.Abs(n - ne);
            int level = Unsafe.Add(ref MemoryMarshal.GetReference(Levels), Math.Min(activity, MostActivity));
            if (channel != 0) prediction = Math.Clamp(prediction + greenError, 0, 255);
            var difference = T.Encodes ? (sbyte)((int)(colour >> shift & 255) - prediction) : 0;
            difference = Difference(ref coder, lengths + (channel * 6 + level) * 10, digits + channel * 40, difference);
            var value = prediction + difference & 255;
            result |= (uint)value << shift;
            if (channel == 0) greenError = value - prediction;
        }

        return result;
    }

    // The middle one of west, north and west + north - northWest.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Median(int west, int north, int northWest)
    {
        int high = Math.Max(west, north), low = Math.Min(west, north);
        return Math.Max(low, Math.Min(high, west + north - northWest));
    }

    /// <summary>A difference from -128 to 127, folded to 0, -1, 1, -2 …, then length and digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Difference<T>(ref T coder, AdaptiveBit* lengths, AdaptiveBit* digits, int difference)
        where T : struct, IBinaryCoder
    {
        var folded = T.Encodes ? (difference < 0 ? -2 * difference - 1 : 2 * difference) + 1 : 0;
        var length = T.Encodes ? BitOperations.Log2((uint)folded) : 0;
        var k = 0;
        while (k < 8 && coder.Bit(lengths + k, T.Encodes && length > k ? 1 : 0) == 1) k++;
        if (k == 0) return 0;
        var digit = digits + k * 4;
        var high = coder.Digit(digit, folded >> (k - 1) & 1);
        var rest = high << (k - 1);
        if (k > 1)
        {
            rest |= coder.Digit(digit + 1 + high, folded >> (k - 2) & 1) << (k - 2);
            if (k > 2) rest |= coder.Raw(folded & ((1 << (k - 2)) - 1), k - 2);
        }

        folded = (1 << k | rest) - 1;
        // Odd ones are negative.
        return (folded >> 1) ^ -(folded & 1);
    }
}
