using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Deskside.Codec.Pictures;

namespace Deskside.Codec.Motion;

/// <summary>RGB to BT.709 full-range luma and chroma and back, in integers, the same at both ends.</summary>
internal static unsafe class ColourConversion
{
    /// <summary>Converts 16 x 16 pixels of a region; pixels beyond its edge repeat the edge.</summary>
    public static void FromPixels(PixelPlane pixels, PixelRect rect, Yuv to, int x, int y)
    {
        var whole = x + 16 <= rect.Width && y + 16 <= rect.Height;
        uint* edge = stackalloc uint[256];
        var source = pixels.At(rect.X + x, rect.Y + y);
        nint stride = pixels.Stride;
        if (!whole)
        {
            for (var row = 0; row < 16; row++)
                for (var column = 0; column < 16; column++)
                    edge[row * 16 + column] = *pixels.At(rect.X + Math.Min(x + column, rect.Width - 1), rect.Y + Math.Min(y + row, rect.Height - 1));
            source = edge;
            stride = 16;
        }

        uint* outer = stackalloc uint[16];
        uint* greens = stackalloc uint[16];
        var outerMask = Vector256.Create(0xFF00FFu);
        var byteMask = Vector256.Create(255u);
        for (var row = 0; row < 16; row += 2)
        {
            uint* first = source + row * stride, second = first + stride;
            for (var half = 0; half < 16; half += 8)
            {
                Vector256<uint> a = Vector256.Load(first + half), b = Vector256.Load(second + half);
                Luma(a, to.Luma.At(x + half, y + row));
                Luma(b, to.Luma.At(x + half, y + row + 1));
                // Two rows' channels summed side by side; their neighbours follow below: each sum is at most 1020.
                ((a & outerMask) + (b & outerMask)).Store(outer + half);
                ((Vector256.ShiftRightLogical(a, 8) & byteMask) + (Vector256.ShiftRightLogical(b, 8) & byteMask)).Store(greens + half);
            }

            byte* blue = to.Blue.At(x / 2, (y + row) / 2), red = to.Red.At(x / 2, (y + row) / 2);
            for (var column = 0; column < 16; column += 2)
            {
                var both = outer[column] + outer[column + 1];
                int g = (int)(greens[column] + greens[column + 1]), r = (int)(both >> 16), bl = (int)(both & 0xFFFF);
                blue[column / 2] = (byte)Clamp((-7509 * r - 25259 * g + 32768 * bl + (512 << 16) + 131072) >> 18);
                red[column / 2] = (byte)Clamp((32768 * r - 29763 * g - 3005 * bl + (512 << 16) + 131072) >> 18);
            }
        }
    }

    /// <summary>Writes 16 x 16 pixels of a region into a picture, cut at the region's edge. Chroma is interpolated between its samples.</summary>
    public static void ToPixels(Yuv from, PixelPlane pixels, PixelRect rect, int x, int y)
    {
        int columns = Math.Min(16, rect.Width - x), rows = Math.Min(16, rect.Height - y);
        int* blues = stackalloc int[16];
        int* reds = stackalloc int[16];
        for (var row = 0; row < rows; row++)
        {
            Interpolate(from.Blue, x / 2, y + row, blues);
            Interpolate(from.Red, x / 2, y + row, reds);
            var luma = from.Luma.At(x, y + row);
            var to = pixels.At(rect.X + x, rect.Y + y + row);
            if (columns == 16)
            {
                Eight(luma, blues, reds, to);
                Eight(luma + 8, blues + 8, reds + 8, to + 8);
                continue;
            }

            for (var column = 0; column < columns; column++)
            {
                // Chroma comes times 16; the factors are times 65536 / 16.
                int l = (luma[column] << 16) + 32768, b = blues[column], r = reds[column];
                int red = (l + 6450 * r) >> 16, green = (l - 766 * b - 1917 * r) >> 16, blue = (l + 7601 * b) >> 16;
                to[column] = (uint)(Clamp(red) << 16 | Clamp(green) << 8 | Clamp(blue));
            }
        }
    }

    /// <summary>Copies the same 16 x 16 pixels from one picture to another.</summary>
    public static void Copy(PixelPlane from, PixelPlane to, PixelRect rect, int x, int y) =>
        to.CopyFrom(from, new PixelRect(rect.X + x, rect.Y + y, Math.Min(16, rect.Width - x), Math.Min(16, rect.Height - y)));

    // The same for eight pixels at once.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Eight(byte* luma, int* blues, int* reds, uint* to)
    {
        var l = Vector256.ShiftLeft(Lanes.Load8AsInt(luma), 16) + Vector256.Create(32768);
        Vector256<int> b = Vector256.Load(blues), r = Vector256.Load(reds);
        var red = Channel(l + r * 6450);
        var green = Channel(l - b * 766 - r * 1917);
        var blue = Channel(l + b * 7601);
        (Vector256.ShiftLeft(red, 16) | Vector256.ShiftLeft(green, 8) | blue).AsUInt32().Store(to);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Channel(Vector256<int> value) =>
        Vector256.Clamp(Vector256.ShiftRightArithmetic(value, 16), Vector256<int>.Zero, Vector256.Create(255));

    // Chroma samples lie between the pixels: three parts of the near sample, one of the far one, each way. Minus 128, times 16.
    private static void Interpolate(BytePlane plane, int x, int y, int* to)
    {
        var near = plane.At(x, y / 2);
        var far = near + ((y & 1) == 0 ? -plane.Stride : plane.Stride);
        var three = Vector256.Create(3);
        var here = Lanes.Load8AsInt(near) * three + Lanes.Load8AsInt(far);
        var left = Lanes.Load8AsInt(near - 1) * three + Lanes.Load8AsInt(far - 1);
        var right = Lanes.Load8AsInt(near + 1) * three + Lanes.Load8AsInt(far + 1);
        var centred = here * three - Vector256.Create(2048);
        Vector256<int> even = centred + left, odd = centred + right;
        for (var half = 0; half < 2; half++)
        {
            Vector128<int> e = half == 0 ? even.GetLower() : even.GetUpper(), o = half == 0 ? odd.GetLower() : odd.GetUpper();
            var pairs = Vector256.WidenLower(Vector256.Create(e, e).AsUInt32()) | Vector256.ShiftLeft(Vector256.WidenLower(Vector256.Create(o, o).AsUInt32()), 32);
            pairs.Store((ulong*)(to + half * 8));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Luma(Vector256<uint> p, byte* to)
    {
        var mask = Vector256.Create(255u);
        var sum = (Vector256.ShiftRightLogical(p, 16) & mask) * 13933u + (Vector256.ShiftRightLogical(p, 8) & mask) * 46871u + (p & mask) * 4732u + Vector256.Create(32768u);
        Lanes.Store8(Vector256.ShiftRightLogical(sum, 16), to);
    }

    private static int Clamp(int value) => (uint)value <= 255 ? value : value < 0 ? 0 : 255;
}
