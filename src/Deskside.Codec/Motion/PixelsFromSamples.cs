using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Deskside.Codec.Pictures;

namespace Deskside.Codec.Motion;

/// <summary>BT.709 full-range luma and chroma to RGB, in 16-bit integers, the same at both ends.</summary>
/// <remarks>Chroma comes minus 128, times 16; a factor k of 32768ths is (k · chroma + 16384) ≫ 15. Half chroma is interpolated between its samples.</remarks>
internal static unsafe class PixelsFromSamples
{
    // Pixels of a row whose chroma lies ready at a time.
    private const int Strip = 512;

    /// <summary>Writes a run of macroblocks of a region into a picture, and a second one alike, cut at the region's edge. Row by row: long rows are faster than squares.</summary>
    /// <param name="x">The run's left end in the region, a multiple of 16.</param>
    /// <param name="y">Its top, a multiple of 16.</param>
    /// <param name="width">Its width, a multiple of 16.</param>
    public static void Convert(Yuv from, PixelPlane pixels, PixelPlane? copy, PixelRect rect, int x, int y, int width)
    {
        int right = Math.Min(x + width, rect.Width), bottom = Math.Min(y + 16, rect.Height);
        for (var column = x; column < right; column += Strip)
        {
            var end = Math.Min(column + Strip, right);
            if (from.Detail == ChromaDetail.Full) FullRows(from, pixels, copy, rect, column, end, y, bottom);
            else HalfRows(from, pixels, copy, rect, column, end, y, bottom);
        }
    }

    private static void FullRows(Yuv from, PixelPlane pixels, PixelPlane? copy, PixelRect rect, int left, int right, int top, int bottom)
    {
        for (var row = top; row < bottom; row++)
        {
            uint* to = pixels.At(rect.X + left, rect.Y + row), second = copy is null ? null : copy.At(rect.X + left, rect.Y + row);
            for (var column = left; column < right; column += 16, to += 16, second = Next(second))
                Row(from.Luma.At(column, row), Full(from.Blue.At(column, row)), Full(from.Red.At(column, row)), to, second, right - column);
        }
    }

    // Samples lie between the pixels: three parts of the near one, one of the far one, each way. Across first: a row of samples serves four rows of pixels.
    [SkipLocalsInit]
    private static void HalfRows(Yuv from, PixelPlane pixels, PixelPlane? copy, PixelRect rect, int left, int right, int top, int bottom)
    {
        short* rows = stackalloc short[3 * 2 * Strip];
        short* above = rows, near = rows + 2 * Strip, below = rows + 4 * Strip;
        Across(from, left, right, top / 2 - 1, above);
        Across(from, left, right, top / 2, near);
        var centre = Vector256.Create((short)2048);
        for (var row = top; row < bottom; row++)
        {
            if ((row & 1) == 0) Across(from, left, right, row / 2 + 1, below);
            var far = (row & 1) == 0 ? above : below;
            uint* to = pixels.At(rect.X + left, rect.Y + row), second = copy is null ? null : copy.At(rect.X + left, rect.Y + row);
            for (int column = left, i = 0; column < right; column += 16, i += 32, to += 16, second = Next(second))
            {
                var blue = Thrice(Vector256.Load(near + i)) + Vector256.Load(far + i) - centre;
                var red = Thrice(Vector256.Load(near + i + 16)) + Vector256.Load(far + i + 16) - centre;
                Row(from.Luma.At(column, row), blue, red, to, second, right - column);
            }

            if ((row & 1) == 0) continue;
            var free = above;
            above = near;
            near = below;
            below = free;
        }
    }

    // For each 16 pixels: 16 of blue, 16 of red.
    private static void Across(Yuv from, int left, int right, int row, short* to)
    {
        byte* blue = from.Blue.At(left / 2, row), red = from.Red.At(left / 2, row);
        for (var column = left; column < right; column += 16, blue += 8, red += 8, to += 32)
        {
            Across(blue).Store(to);
            Across(red).Store(to + 16);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<short> Across(byte* samples)
    {
        var here = Lanes.Load8(samples).AsInt16();
        here = here + here + here;
        return Lanes.Interleave(here + Lanes.Load8(samples - 1).AsInt16(), here + Lanes.Load8(samples + 1).AsInt16());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Row(byte* luma, Vector256<short> blue, Vector256<short> red, uint* to, uint* second, int count)
    {
        var l = Lanes.Load16(luma);
        var r = Channel(l + Lanes.MultiplyRounded(red, 3225));
        var g = Channel(l - Lanes.MultiplyRounded(blue, 383) - Lanes.MultiplyRounded(red, 959));
        var b = Channel(l + Lanes.MultiplyRounded(blue, 3800)) | Vector256.ShiftLeft(g, 8);
        var first = Vector256.WidenLower(b) | Vector256.ShiftLeft(Vector256.WidenLower(r), 16);
        var rest = Vector256.WidenUpper(b) | Vector256.ShiftLeft(Vector256.WidenUpper(r), 16);
        if (count < 16)
        {
            Cut(first, rest, to, second, count);
            return;
        }

        first.Store(to);
        rest.Store(to + 8);
        if (second == null) return;
        first.Store(second);
        rest.Store(second + 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint* Next(uint* second) => second == null ? null : second + 16;

    // Beyond a region's right edge lies somebody else's.
    private static void Cut(Vector256<uint> first, Vector256<uint> rest, uint* to, uint* second, int count)
    {
        uint* whole = stackalloc uint[16];
        first.Store(whole);
        rest.Store(whole + 8);
        new ReadOnlySpan<uint>(whole, count).CopyTo(new Span<uint>(to, count));
        if (second != null) new ReadOnlySpan<uint>(whole, count).CopyTo(new Span<uint>(second, count));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ushort> Channel(Vector256<short> value) =>
        Vector256.Min(Vector256.Max(value, Vector256<short>.Zero), Vector256.Create((short)255)).AsUInt16();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<short> Full(byte* samples) => Vector256.ShiftLeft(Lanes.Load16(samples) - Vector256.Create((short)128), 4);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<short> Thrice(Vector256<short> value) => value + value + value;
}
