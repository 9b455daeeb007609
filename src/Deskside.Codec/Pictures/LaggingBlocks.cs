namespace Deskside.Codec.Pictures;

/// <summary>By block of a decoder's surface: whether the picture before may still lag behind the view there. It catches up only where it is asked.</summary>
/// <remarks>Most blocks that moved or were drawn change again before anybody looks at what they were: half of the copying is never done.</remarks>
internal sealed class LaggingBlocks(BlockGrid grid)
{
    private readonly bool[] _behind = new bool[grid.Count];

    public void Clear() => Array.Clear(_behind);

    /// <summary>The view changed in a rectangle inside the picture.</summary>
    public void FallBehind(PixelRect rect)
    {
        var blocks = BlockGrid.Touched(rect);
        for (var row = blocks.Y; row < blocks.Bottom; row++) _behind.AsSpan(row * grid.Columns + blocks.X, blocks.Width).Fill(true);
    }

    /// <summary>Copies what lags of the blocks of one row, from a column up to another.</summary>
    public void CatchUp(PixelPlane before, PixelPlane view, int column, int end, int row)
    {
        var behind = _behind.AsSpan(row * grid.Columns, end);
        while (column < end)
        {
            var skipped = behind[column..].IndexOf(true);
            if (skipped < 0) return;
            column += skipped;
            var length = behind[column..].IndexOf(false);
            var next = length < 0 ? end : column + length;
            before.CopyFrom(view, grid.RunOf(column, next, row));
            behind[column..next].Clear();
            column = next;
        }
    }

    /// <summary>The same around a box, as far as the exact coder looks when it decodes it: two pixels to the left and above, one to the right.</summary>
    public void CatchUpAround(PixelPlane before, PixelPlane view, PixelRect box)
    {
        int left = Math.Max(box.X - 2, 0), top = Math.Max(box.Y - 2, 0), right = Math.Min(box.Right + 1, grid.Width);
        var blocks = BlockGrid.Touched(new PixelRect(left, top, right - left, box.Bottom - top));
        for (var row = blocks.Y; row < blocks.Bottom; row++) CatchUp(before, view, blocks.X, blocks.Right, row);
    }
}
