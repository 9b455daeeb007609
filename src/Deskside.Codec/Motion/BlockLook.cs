using Deskside.Codec.Pictures;

namespace Deskside.Codec.Motion;

/// <summary>Tells drawn content (text, icons, plain areas) from photos.</summary>
internal static unsafe class BlockLook
{
    private const int StrongContrast = 56;

    /// <summary>Drawn: nearly everything repeats its neighbour, or half of it does and there are strong edges, as in text.</summary>
    public static bool IsDrawn(PixelPlane picture, PixelRect rect)
    {
        int equal = 0, low = 255, high = 0;
        nint stride = picture.Stride;
        for (var y = rect.Y; y < rect.Bottom; y++)
        {
            var row = picture.At(rect.X, y);
            for (var x = 0; x < rect.Width; x++)
            {
                var pixel = row[x];
                equal += pixel == row[x - 1] || pixel == row[x - stride] ? 1 : 0;
                var green = (int)(pixel >> 8 & 255);
                low = Math.Min(low, green);
                high = Math.Max(high, green);
            }
        }

        var area = rect.Width * rect.Height;
        return equal * 20 >= area * 19 || (equal * 2 >= area && high - low > StrongContrast);
    }

    /// <summary>How many pixels of a box lie in 16-pixel blocks that are not drawn.</summary>
    public static int NaturalPixels(PixelPlane picture, PixelRect box)
    {
        var natural = 0;
        for (var y = box.Y; y < box.Bottom; y += 16)
        {
            for (var x = box.X; x < box.Right; x += 16)
            {
                var cell = new PixelRect(x, y, Math.Min(16, box.Right - x), Math.Min(16, box.Bottom - y));
                if (!IsDrawn(picture, cell)) natural += cell.Width * cell.Height;
            }
        }

        return natural;
    }
}
