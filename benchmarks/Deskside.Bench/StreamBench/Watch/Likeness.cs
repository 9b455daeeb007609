using System.Numerics;

namespace Deskside.Bench.StreamBench.Watch;

/// <summary>How alike two pictures of one size are.</summary>
/// <remarks>Quick where they are the same: the looks happen on the cores that are measured.</remarks>
/// <param name="WrongPixels">How many pixels differ at all.</param>
/// <param name="WorstCell">The largest mean difference of a cell of 32×32, in levels of 0–255 a colour.</param>
/// <param name="Where">A corner and a size that hold all wrong pixels.</param>
internal readonly record struct Likeness(int WrongPixels, double WorstCell, (int X, int Y, int Width, int Height) Where)
{
    private const int Cell = 32;
    private const uint Colour = 0xFFFFFF;

    private const int WholeBelow = 12;

    /// <summary>The same, but for the pointer: without control the viewer draws the customer's.</summary>
    public bool IsExactButPointer => Where is { Width: <= 64, Height: <= 64 };

    public static bool AreSame(ReadOnlySpan<uint> one, ReadOnlySpan<uint> other)
    {
        var mask = new Vector<uint>(Colour);
        var i = 0;
        for (; i <= one.Length - Vector<uint>.Count; i += Vector<uint>.Count)
            if (!Vector.EqualsAll((new Vector<uint>(one[i..]) ^ new Vector<uint>(other[i..])) & mask, Vector<uint>.Zero)) return false;
        for (; i < one.Length; i++)
            if (((one[i] ^ other[i]) & Colour) != 0) return false;
        return true;
    }

    /// <summary>Whether every cell shows what it should, though perhaps not yet sharply. Says no at the first cell that does not.</summary>
    public static bool IsWhole(ReadOnlySpan<uint> one, ReadOnlySpan<uint> other, int width)
    {
        var height = one.Length / width;
        for (var top = 0; top < height; top += Cell)
        {
            for (var left = 0; left < width; left += Cell)
            {
                int wide = Math.Min(Cell, width - left), high = Math.Min(Cell, height - top), sum = 0;
                for (var y = top; y < top + high; y++)
                    sum += Difference(one.Slice(y * width + left, wide), other.Slice(y * width + left, wide));
                if (sum >= WholeBelow * 3 * Cell * Cell) return false;
            }
        }
        return true;
    }

    public static Likeness Of(ReadOnlySpan<uint> one, ReadOnlySpan<uint> other, int width)
    {
        int height = one.Length / width, columns = (width + Cell - 1) / Cell;
        int wrong = 0, left = width, top = height, right = -1, bottom = -1;
        var cells = new int[columns * ((height + Cell - 1) / Cell)];
        for (var y = 0; y < height; y++)
        {
            for (var column = 0; column < columns; column++)
            {
                int from = column * Cell, length = Math.Min(Cell, width - from);
                ReadOnlySpan<uint> a = one.Slice(y * width + from, length), b = other.Slice(y * width + from, length);
                if (AreSame(a, b)) continue;
                (top, bottom) = (Math.Min(top, y), y);
                for (var i = 0; i < length; i++)
                {
                    if (((a[i] ^ b[i]) & Colour) == 0) continue;
                    wrong++;
                    (left, right) = (Math.Min(left, from + i), Math.Max(right, from + i));
                    cells[y / Cell * columns + column] += Distance(a[i], b[i]);
                }
            }
        }
        return new Likeness(wrong, cells.Max() / (3.0 * Cell * Cell), wrong == 0 ? default : (left, top, right - left + 1, bottom - top + 1));
    }

    private static int Difference(ReadOnlySpan<uint> one, ReadOnlySpan<uint> other)
    {
        if (AreSame(one, other)) return 0;
        var sum = 0;
        for (var i = 0; i < one.Length; i++) sum += Distance(one[i], other[i]);
        return sum;
    }

    private static int Distance(uint a, uint b) =>
        Math.Abs((int)(a >> 16 & 255) - (int)(b >> 16 & 255)) + Math.Abs((int)(a >> 8 & 255) - (int)(b >> 8 & 255)) + Math.Abs((int)(a & 255) - (int)(b & 255));
}
