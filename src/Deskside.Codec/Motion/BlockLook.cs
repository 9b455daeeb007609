using System.Numerics;
using System.Runtime.Intrinsics;
using Deskside.Codec.Pictures;

namespace Deskside.Codec.Motion;

/// <summary>What a block's pixels say about it at first sight.</summary>
internal enum Ground
{
    /// <summary>Few pixels repeat a neighbour.</summary>
    Photo,

    /// <summary>Half of the pixels repeat a neighbour, without strong contrast: plain ground, with faint letters or none, or a soft part of a photo.</summary>
    Plain,

    /// <summary>Surely drawn.</summary>
    Drawn,
}

/// <summary>Tells drawn content (text, icons, plain areas) from photos.</summary>
internal static unsafe class BlockLook
{
    private const int StrongContrast = 40;

    /// <summary>Drawn: half of the pixels repeat a neighbour and there are strong edges, as in text; or nearly all do, as on plain ground.</summary>
    public static bool IsDrawn(PixelPlane picture, PixelRect rect) => Of(picture, rect) == Ground.Drawn;

    public static Ground Of(PixelPlane picture, PixelRect rect)
    {
        var equal = 0;
        nint stride = picture.Stride;
        Vector256<uint> low = Vector256.Create(255u), high = Vector256<uint>.Zero, byteMask = Vector256.Create(255u);
        int lowest = 255, highest = 0;
        for (var y = rect.Y; y < rect.Bottom; y++)
        {
            var row = picture.At(rect.X, y);
            var x = 0;
            for (; x + 8 <= rect.Width; x += 8)
            {
                var pixel = Vector256.Load(row + x);
                var repeats = Vector256.Equals(pixel, Vector256.Load(row + x - 1)) | Vector256.Equals(pixel, Vector256.Load(row + x - stride));
                equal += BitOperations.PopCount(repeats.ExtractMostSignificantBits());
                var green = Vector256.ShiftRightLogical(pixel, 8) & byteMask;
                low = Vector256.Min(low, green);
                high = Vector256.Max(high, green);
            }

            for (; x < rect.Width; x++)
            {
                equal += row[x] == row[x - 1] || row[x] == row[x - stride] ? 1 : 0;
                lowest = Math.Min(lowest, (int)(row[x] >> 8 & 255));
                highest = Math.Max(highest, (int)(row[x] >> 8 & 255));
            }
        }

        for (var i = 0; i < 8; i++)
        {
            lowest = Math.Min(lowest, (int)low[i]);
            highest = Math.Max(highest, (int)high[i]);
        }

        var area = rect.Width * rect.Height;
        var contrast = highest - lowest;
        if (equal * 2 < area) return Ground.Photo;
        return equal * 20 >= area * 19 || contrast > StrongContrast ? Ground.Drawn : Ground.Plain;
    }

    /// <summary>About how many pixels of a box lie in 16-pixel blocks that are not drawn; looks at every other block.</summary>
    public static int NaturalPixels(PixelPlane picture, PixelRect box)
    {
        int natural = 0, seen = 0;
        for (var y = box.Y; y < box.Bottom; y += 16)
        {
            for (var x = box.X + (y - box.Y & 16); x < box.Right; x += 32)
            {
                var cell = new PixelRect(x, y, Math.Min(16, box.Right - x), Math.Min(16, box.Bottom - y));
                seen += cell.Width * cell.Height;
                if (!IsDrawn(picture, cell)) natural += cell.Width * cell.Height;
            }
        }

        return seen == 0 ? 0 : (int)((long)natural * box.Area / seen);
    }
}
