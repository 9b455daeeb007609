using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Deskside.Codec.Pictures;

/// <summary>Compares rows of pixels eight at a time.</summary>
internal static unsafe class RowCompare
{
    private const uint Mask = PixelPlane.ColourMask;

    /// <summary>The first pixel whose colour differs; <paramref name="width"/> when none does. The fourth byte does not count.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int First(uint* a, uint* b, int width)
    {
        var x = 0;
        var mask = Vector256.Create(Mask);
        for (; x + 8 <= width; x += 8)
        {
            var difference = (Vector256.Load(a + x) ^ Vector256.Load(b + x)) & mask;
            if (difference == Vector256<uint>.Zero) continue;
            return x + BitOperations.TrailingZeroCount(~Vector256.Equals(difference, Vector256<uint>.Zero).ExtractMostSignificantBits());
        }

        for (; x < width; x++)
            if (((a[x] ^ b[x]) & Mask) != 0) return x;
        return width;
    }

    /// <summary>The last pixel whose colour differs; -1 when none does.</summary>
    public static int Last(uint* a, uint* b, int width)
    {
        var x = width;
        var mask = Vector256.Create(Mask);
        for (; x >= 8; x -= 8)
        {
            var difference = (Vector256.Load(a + x - 8) ^ Vector256.Load(b + x - 8)) & mask;
            if (difference == Vector256<uint>.Zero) continue;
            return x - 8 + BitOperations.Log2(~Vector256.Equals(difference, Vector256<uint>.Zero).ExtractMostSignificantBits() & 0xFF);
        }

        while (x > 0 && ((a[x - 1] ^ b[x - 1]) & Mask) == 0) x--;
        return x - 1;
    }

    /// <summary>Copies pixels without their fourth byte.</summary>
    public static void CopyColours(uint* from, uint* to, int width)
    {
        var x = 0;
        var mask = Vector256.Create(Mask);
        for (; x + 8 <= width; x += 8) (Vector256.Load(from + x) & mask).Store(to + x);
        for (; x < width; x++) to[x] = from[x] & Mask;
    }

    /// <summary>Whether two planes agree in a rectangle.</summary>
    public static bool AreEqual(PixelPlane a, PixelPlane b, PixelRect rect)
    {
        for (var y = rect.Y; y < rect.Bottom; y++)
            if (First(a.At(rect.X, y), b.At(rect.X, y), rect.Width) != rect.Width) return false;
        return true;
    }

    /// <summary>The smallest box inside a rectangle that holds every pixel in which two planes differ; empty when they agree.</summary>
    public static PixelRect Box(PixelPlane a, PixelPlane b, PixelRect rect)
    {
        int left = rect.Right, right = rect.X - 1, top = -1, bottom = 0;
        for (var y = rect.Y; y < rect.Bottom; y++)
        {
            uint* rowA = a.At(rect.X, y), rowB = b.At(rect.X, y);
            var first = First(rowA, rowB, rect.Width);
            if (first == rect.Width) continue;
            left = Math.Min(left, rect.X + first);
            right = Math.Max(right, rect.X + Last(rowA, rowB, rect.Width));
            if (top < 0) top = y;
            bottom = y + 1;
        }

        return top < 0 ? default : new PixelRect(left, top, right + 1 - left, bottom - top);
    }
}
