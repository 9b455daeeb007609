namespace Deskside.Bench.StreamBench.Watch;

/// <summary>How alike two pictures of one size are.</summary>
/// <param name="WrongPixels">How many pixels differ at all.</param>
/// <param name="WorstCell">The largest mean difference of a cell of 32×32, in levels of 0–255 a colour.</param>
/// <param name="Where">A corner and a size that hold all wrong pixels.</param>
internal readonly record struct Likeness(int WrongPixels, double WorstCell, (int X, int Y, int Width, int Height) Where)
{
    private const int Cell = 32;

    /// <summary>Every cell shows what it should, though perhaps not yet sharply.</summary>
    public bool IsWhole => WorstCell < 12;

    /// <summary>The same, but for the pointer: without control the viewer draws the customer's.</summary>
    public bool IsExactButPointer => Where is { Width: <= 64, Height: <= 64 };

    public static bool AreSame(ReadOnlySpan<uint> one, ReadOnlySpan<uint> other)
    {
        for (var i = 0; i < one.Length; i++)
            if (((one[i] ^ other[i]) & 0xFFFFFF) != 0) return false;
        return true;
    }

    public static Likeness Of(ReadOnlySpan<uint> one, ReadOnlySpan<uint> other, int width)
    {
        int height = one.Length / width, wrong = 0, left = width, top = height, right = -1, bottom = -1;
        var cells = new int[(width + Cell - 1) / Cell * ((height + Cell - 1) / Cell)];
        for (var i = 0; i < one.Length; i++)
        {
            uint a = one[i] & 0xFFFFFF, b = other[i] & 0xFFFFFF;
            if (a == b) continue;
            int x = i % width, y = i / width;
            wrong++;
            (left, top, right, bottom) = (Math.Min(left, x), Math.Min(top, y), Math.Max(right, x), Math.Max(bottom, y));
            cells[y / Cell * ((width + Cell - 1) / Cell) + x / Cell] += Distance(a, b);
        }
        return new Likeness(wrong, cells.Max() / (3.0 * Cell * Cell), wrong == 0 ? default : (left, top, right - left + 1, bottom - top + 1));
    }

    private static int Distance(uint a, uint b) =>
        Math.Abs((int)(a >> 16) - (int)(b >> 16)) + Math.Abs((int)(a >> 8 & 255) - (int)(b >> 8 & 255)) + Math.Abs((int)(a & 255) - (int)(b & 255));
}
