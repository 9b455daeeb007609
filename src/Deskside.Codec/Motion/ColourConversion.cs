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

        for (var row = 0; row < 16; row += 2)
        {
            uint* first = source + row * stride, second = first + stride;
            byte* top = to.Luma.At(x, y + row), bottom = top + to.Luma.Stride;
            byte* blue = to.Blue.At(x / 2, (y + row) / 2), red = to.Red.At(x / 2, (y + row) / 2);
            for (var column = 0; column < 16; column += 2)
            {
                uint a = first[column], b = first[column + 1], c = second[column], d = second[column + 1];
                top[column] = Luma(a);
                top[column + 1] = Luma(b);
                bottom[column] = Luma(c);
                bottom[column + 1] = Luma(d);
                // Four pixels' channels summed side by side: each sum is at most 1020.
                uint outer = (a & 0xFF00FF) + (b & 0xFF00FF) + (c & 0xFF00FF) + (d & 0xFF00FF);
                int g = (int)((a >> 8 & 255) + (b >> 8 & 255) + (c >> 8 & 255) + (d >> 8 & 255)), r = (int)(outer >> 16), bl = (int)(outer & 0xFFFF);
                blue[column / 2] = (byte)Math.Clamp((-7509 * r - 25259 * g + 32768 * bl + (512 << 16) + 131072) >> 18, 0, 255);
                red[column / 2] = (byte)Math.Clamp((32768 * r - 29763 * g - 3005 * bl + (512 << 16) + 131072) >> 18, 0, 255);
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
            for (var column = 0; column < columns; column++)
            {
                // Chroma comes times 16; the factors are times 65536 / 16.
                int l = (luma[column] << 16) + 32768, b = blues[column], r = reds[column];
                int red = (l + 6450 * r) >> 16, green = (l - 766 * b - 1917 * r) >> 16, blue = (l + 7601 * b) >> 16;
                to[column] = (uint)(Clamp(red) << 16 | Clamp(green) << 8 | Clamp(blue));
            }
        }
    }

    // Chroma samples lie between the pixels: three parts of the near sample, one of the far one, each way. Minus 128, times 16.
    private static void Interpolate(BytePlane plane, int x, int y, int* to)
    {
        var near = plane.At(x, y / 2);
        var far = near + ((y & 1) == 0 ? -plane.Stride : plane.Stride);
        var left = 3 * near[-1] + far[-1];
        var here = 3 * near[0] + far[0];
        for (var i = 0; i < 8; i++)
        {
            var right = 3 * near[i + 1] + far[i + 1];
            to[2 * i] = 3 * here + left - 2048;
            to[2 * i + 1] = 3 * here + right - 2048;
            left = here;
            here = right;
        }
    }

    private static byte Luma(uint p) => (byte)((13933 * (p >> 16 & 255) + 46871 * (p >> 8 & 255) + 4732 * (p & 255) + 32768) >> 16);

    private static int Clamp(int value) => (uint)value <= 255 ? value : value < 0 ? 0 : 255;
}
