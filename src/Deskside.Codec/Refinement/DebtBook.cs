using Deskside.Codec.Pictures;

namespace Deskside.Codec.Refinement;

/// <summary>What the viewer still sees inexactly, and since when it is still. The encoder's side only.</summary>
internal sealed class DebtBook(TileGrid tiles, LossyMap lossy)
{
    private readonly int[] _patience = new int[tiles.Count];
    private int _cursor;

    /// <summary>Whether anything is owed.</summary>
    public bool Remains => lossy.Count > 0;

    public LossyMap Lossy => lossy;

    /// <summary>Notes a rectangle as lossy just now.</summary>
    public void Owe(PixelRect rect, int patience)
    {
        var blocks = BlockGrid.Touched(rect);
        for (var row = blocks.Y; row < blocks.Bottom; row++)
        {
            for (var column = blocks.X; column < blocks.Right; column++)
            {
                lossy[column, row] = true;
                _patience[TileOf(column, row)] = patience;
            }
        }
    }

    /// <summary>A lossy block moved here: what scrolls is not still.</summary>
    public void Delay(int column, int row)
    {
        ref var patience = ref _patience[TileOf(column, row)];
        patience = Math.Max(patience, Patience.Moved);
    }

    /// <summary>One call went by.</summary>
    public void Wait()
    {
        if (!Remains) return;
        for (var i = 0; i < _patience.Length; i++)
            if (_patience[i] > 0) _patience[i]--;
    }

    /// <summary>Whether any tile is still for long enough.</summary>
    public bool IsDue()
    {
        if (!Remains) return false;
        for (var tile = 0; tile < tiles.Count; tile++)
            if (_patience[tile] == 0 && IsLossy(tile)) return true;
        return false;
    }

    /// <summary>Pays what is due: gives lossy tiles that were still for long enough the box of all that is not exact, up to a number of pixels.</summary>
    /// <returns>The pixels in these boxes.</returns>
    public long Pay(PixelPlane current, PixelPlane view, PixelRect[] boxes, int pixels)
    {
        if (!Remains) return 0;
        long paid = 0;
        for (var n = 0; n < tiles.Count && paid < pixels; n++)
        {
            var tile = _cursor;
            _cursor = (_cursor + 1) % tiles.Count;
            if (_patience[tile] > 0 || !IsLossy(tile)) continue;
            var rect = tiles.RectOf(tile);
            boxes[tile] = RowCompare.Box(current, view, rect);
            paid += boxes[tile].Area;
            Settle(rect);
        }

        return paid;
    }

    public void Clear()
    {
        lossy.Clear();
        Array.Clear(_patience);
    }

    private void Settle(PixelRect rect)
    {
        var blocks = BlockGrid.Touched(rect);
        for (var row = blocks.Y; row < blocks.Bottom; row++)
            for (var column = blocks.X; column < blocks.Right; column++) lossy[column, row] = false;
    }

    private bool IsLossy(int tile) => lossy.Touches(tiles.RectOf(tile));

    private int TileOf(int column, int row) => row * BlockGrid.Size / TileGrid.Size * tiles.Columns + column * BlockGrid.Size / TileGrid.Size;
}
