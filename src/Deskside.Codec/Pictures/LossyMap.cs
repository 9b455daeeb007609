namespace Deskside.Codec.Pictures;

/// <summary>Which 16-pixel blocks are not exact at the viewer.</summary>
internal sealed class LossyMap(BlockGrid grid)
{
    private readonly bool[] _lossy = new bool[grid.Count];
    private readonly List<(int Column, int Row, bool Lossy)> _notes = [];

    public BlockGrid Grid { get; } = grid;

    public int Count { get; private set; }

    public bool this[int column, int row]
    {
        get => _lossy[row * Grid.Columns + column];
        set
        {
            ref var entry = ref _lossy[row * Grid.Columns + column];
            if (entry == value) return;
            entry = value;
            Count += value ? 1 : -1;
        }
    }

    /// <summary>Whether any block that the rectangle touches is lossy.</summary>
    public bool Touches(PixelRect rect)
    {
        if (Count == 0) return false;
        var blocks = BlockGrid.Touched(rect);
        for (var row = blocks.Y; row < blocks.Bottom; row++)
            for (var column = blocks.X; column < blocks.Right; column++)
                if (this[column, row]) return true;
        return false;
    }

    /// <summary>Remembers a change until <see cref="TakeNotes"/>, so that other blocks are still judged by the old state.</summary>
    public void Note(int column, int row, bool lossy)
    {
        if (this[column, row] != lossy) _notes.Add((column, row, lossy));
    }

    public void TakeNotes()
    {
        foreach (var (column, row, lossy) in _notes) this[column, row] = lossy;
        _notes.Clear();
    }

    public void Clear()
    {
        Array.Clear(_lossy);
        Count = 0;
    }
}
