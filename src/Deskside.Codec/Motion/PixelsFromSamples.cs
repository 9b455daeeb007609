using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Deskside.Codec.Pictures;

namespace Deskside.Codec.Motion;

/// <summary>BT.709 full-range luma and chroma to RGB, in 16-bit integers, the same at both ends.</summary>
/// <remarks>Chroma comes minus 128, times 16; a factor k of 32768ths is (k · chroma + 16384) ≫ 15. Half chroma is interpolated between its samples.</remarks>
internal static unsafe class PixelsFromSamples
{
    /// <summary>Writes a run of macroblocks of a region into a picture, cut at the region's edge. Row by row: long rows are faster than squares.</summary>
    /// <param name="x">The run's left end in the region, a multiple of 16.</param>
    /// <param name="y">Its top, a multiple of 16.</param>
    /// <param name="width">Its width, a multiple of 16.</param>
    public static void Convert(Yuv from, PixelPlane pixels, PixelRect rect, int x, int y, int width)
    {
        int right = Math.Min(x + width, rect.Width), bottom = Math.Min(y + 16, rect.Height);
        uint* cut = stackalloc uint[16];
        var isFull = from.Detail == ChromaDetail.Full;
        for (var row = y; row < bottom; row++)
        {
            for (var column = x; column < right; column += 16)
            {
                var blue = isFull ? Full(from.Blue.At(column, row)) : Half(from.Blue, column / 2, row);
                var red = isFull ? Full(from.Red.At(column, row)) : Half(from.Red, column / 2, row);
                var to = pixels.At(rect.X + column, rect.Y + row);
                var isWhole = column + 16 <= right;
                Row(from.Luma.At(column, row), blue, red, isWhole ? to : cut);
                if (!isWhole) new ReadOnlySpan<uint>(cut, right - column).CopyTo(new Span<uint>(to, right - column));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Row(byte* luma, Vector256<short> blue, Vector256<short> red, uint* to)
    {
        var l = Lanes.Load16(luma);
        var r = Channel(l + Lanes.MultiplyRounded(red, 3225));
        var g = Channel(l - Lanes.MultiplyRounded(blue, 383) - Lanes.MultiplyRounded(red, 959));
        var b = Channel(l + Lanes.MultiplyRounded(blue, 3800)) | Vector256.ShiftLeft(g, 8);
        (Vector256.WidenLower(b) | Vector256.ShiftLeft(Vector256.WidenLower(r), 16)).Store(to);
        (Vector256.WidenUpper(b) | Vector256.ShiftLeft(Vector256.WidenUpper(r), 16)).Store(to + 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ushort> Channel(Vector256<short> value) =>
        Vector256.Min(Vector256.Max(value, Vector256<short>.Zero), Vector256.Create((short)255)).AsUInt16();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<short> Full(byte* samples) => Vector256.ShiftLeft(Lanes.Load16(samples) - Vector256.Create((short)128), 4);

    // Samples lie between the pixels: three parts of the near one, one of the far one, each way.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<short> Half(BytePlane plane, int x, int y)
    {
        var near = plane.At(x, y >> 1);
        var far = near + ((y & 1) == 0 ? -plane.Stride : plane.Stride);
        Vector128<ushort> here = Mixed(near, far), left = Mixed(near - 1, far - 1), right = Mixed(near + 1, far + 1);
        var centred = Thrice(here) - Vector128.Create((ushort)2048);
        return Lanes.Interleave((centred + left).AsInt16(), (centred + right).AsInt16());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> Mixed(byte* near, byte* far) => Thrice(Lanes.Load8(near)) + Lanes.Load8(far);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> Thrice(Vector128<ushort> value) => value + value + value;
}
