using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Deskside.Codec.Pictures;

namespace Deskside.Codec.Motion;

/// <summary>RGB to BT.709 full-range luma and chroma, in integers, the same at both ends.</summary>
/// <remarks>Factors are 32768ths. Half chroma is weighed from the sum of four pixels, rounded once.</remarks>
internal static unsafe class SamplesFromPixels
{
    /// <summary>Converts 16 x 16 pixels of a region; pixels beyond its edge repeat the edge.</summary>
    public static void Convert(PixelPlane pixels, PixelRect rect, Yuv to, int x, int y)
    {
        uint* edge = stackalloc uint[256];
        var source = pixels.At(rect.X + x, rect.Y + y);
        nint stride = pixels.Stride;
        if (x + 16 > rect.Width || y + 16 > rect.Height)
        {
            for (var row = 0; row < 16; row++)
                for (var column = 0; column < 16; column++)
                    edge[row * 16 + column] = *pixels.At(rect.X + Math.Min(x + column, rect.Width - 1), rect.Y + Math.Min(y + row, rect.Height - 1));
            source = edge;
            stride = 16;
        }

        var isFull = to.Detail == ChromaDetail.Full;
        for (var row = 0; row < 16; row += 2)
        {
            for (var half = 0; half < 16; half += 8)
            {
                Vector256<uint> first = Vector256.Load(source + row * stride + half), second = Vector256.Load(source + (row + 1) * stride + half);
                Luma(first, to.Luma.At(x + half, y + row));
                Luma(second, to.Luma.At(x + half, y + row + 1));
                if (isFull)
                {
                    Full(first, to, x + half, y + row);
                    Full(second, to, x + half, y + row + 1);
                }
                else
                {
                    Half(first, second, to, (x + half) / 2, (y + row) / 2);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Luma(Vector256<uint> pixels, byte* to) =>
        Lanes.Store8(Vector256.ShiftRightLogical((Weighed(pixels, 2365, 23436, 6967) + Vector256.Create(16384)).AsUInt32(), 15), to);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Blue(Vector256<uint> pixels) => Weighed(pixels, 16384, -12629, -3755);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Red(Vector256<uint> pixels) => Weighed(pixels, -1502, -14882, 16384);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Full(Vector256<uint> pixels, Yuv to, int x, int y)
    {
        Lanes.Store8(Centred(Blue(pixels), 15), to.Blue.At(x, y));
        Lanes.Store8(Centred(Red(pixels), 15), to.Red.At(x, y));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Half(Vector256<uint> first, Vector256<uint> second, Yuv to, int x, int y)
    {
        // In order: blue 0 1, red 0 1, blue 2 3, red 2 3.
        var sums = PairSums(Blue(first) + Blue(second), Red(first) + Red(second));
        var ordered = Vector256.Shuffle(Centred(sums, 17), Vector256.Create(0u, 1, 4, 5, 2, 3, 6, 7));
        var narrow = Vector128.Narrow(ordered.GetLower(), ordered.GetUpper());
        var both = Vector128.Narrow(narrow, narrow).AsUInt64().ToScalar();
        *(uint*)to.Blue.At(x, y) = (uint)both;
        *(uint*)to.Red.At(x, y) = (uint)(both >> 32);
    }

    // Rounded, around 128; a little over 255 is possible, under 0 is not.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Centred(Vector256<int> weighed, int shift) =>
        Vector256.Min(Vector256.ShiftRightLogical((weighed + Vector256.Create((128 << shift) + (1 << (shift - 1)))).AsUInt32(), shift), Vector256.Create(255u));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Weighed(Vector256<uint> pixels, short blue, short green, short red)
    {
        if (Avx2.IsSupported)
        {
            var factors = Vector256.Create((ulong)(ushort)blue | (ulong)(ushort)green << 16 | (ulong)(ushort)red << 32).AsInt16();
            var low = Avx2.UnpackLow(pixels.AsByte(), Vector256<byte>.Zero).AsInt16();
            var high = Avx2.UnpackHigh(pixels.AsByte(), Vector256<byte>.Zero).AsInt16();
            return Avx2.HorizontalAdd(Avx2.MultiplyAddAdjacent(low, factors), Avx2.MultiplyAddAdjacent(high, factors));
        }

        var mask = Vector256.Create(255);
        var p = pixels.AsInt32();
        return (p & mask) * blue + (Vector256.ShiftRightLogical(p, 8) & mask) * green + (Vector256.ShiftRightLogical(p, 16) & mask) * red;
    }

    // Sums of neighbours: two of a, two of b, two of a, two of b.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> PairSums(Vector256<int> a, Vector256<int> b) =>
        Avx2.IsSupported
            ? Avx2.HorizontalAdd(a, b)
            : Vector256.Create(a[0] + a[1], a[2] + a[3], b[0] + b[1], b[2] + b[3], a[4] + a[5], a[6] + a[7], b[4] + b[5], b[6] + b[7]);
}
