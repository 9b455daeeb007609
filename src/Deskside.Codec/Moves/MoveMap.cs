using Deskside.Codec.Pictures;

namespace Deskside.Codec.Moves;

/// <summary>Which blocks of the frame at hand are copied, and by which vector: 0 = none, n = vector n - 1.</summary>
internal sealed class MoveMap(BlockGrid grid)
{
    private readonly byte[] _choice = new byte[grid.Count];
    private readonly MoveVector[] _vectors = new MoveVector[MoveVector.Most];

    public BlockGrid Grid { get; } = grid;

    public int VectorCount { get; set; }

    /// <summary>Blocks with a vector.</summary>
    public int Used { get; private set; }

    public Span<MoveVector> Vectors => _vectors;

    public byte this[int column, int row] => _choice[row * Grid.Columns + column];

    public void Choose(int column, int row, int choice)
    {
        _choice[row * Grid.Columns + column] = (byte)choice;
        if (choice > 0) Used++;
    }

    /// <summary>The column after the blocks of a row that share the choice of the one at <paramref name="column"/>.</summary>
    public int EndOfRun(int column, int row)
    {
        var choices = _choice.AsSpan(row * Grid.Columns, Grid.Columns)[column..];
        var length = choices.IndexOfAnyExcept(choices[0]);
        return length < 0 ? Grid.Columns : column + length;
    }

    /// <summary>The column after the moved blocks that begin at <paramref name="column"/>; the same column when that one is not moved.</summary>
    public int EndOfMoved(int column, int row)
    {
        var length = _choice.AsSpan(row * Grid.Columns, Grid.Columns)[column..].IndexOf((byte)0);
        return length < 0 ? Grid.Columns : column + length;
    }

    /// <summary>Leaves out the vectors that no block follows: each costs bytes, and a single one needs not be named.</summary>
    public void Prune()
    {
        Span<byte> numbers = stackalloc byte[MoveVector.Most + 1];
        numbers.Clear();
        foreach (var choice in _choice) numbers[choice] = 1;
        numbers[0] = 0;
        var count = 0;
        for (var choice = 1; choice <= VectorCount; choice++)
        {
            if (numbers[choice] == 0) continue;
            _vectors[count] = _vectors[choice - 1];
            numbers[choice] = (byte)++count;
        }

        if (count == VectorCount) return;
        VectorCount = count;
        foreach (ref var choice in _choice.AsSpan()) choice = numbers[choice];
    }

    public void Clear()
    {
        if (Used > 0) Array.Clear(_choice);
        Used = 0;
        VectorCount = 0;
    }

    /// <summary>The choices left of and above a block; 0 outside the picture.</summary>
    public (int Left, int Above) Around(int column, int row) =>
        (column > 0 ? this[column - 1, row] : 0, row > 0 ? this[column, row - 1] : 0);

    /// <summary>The smallest rectangle with all moved blocks of a tile; empty when none moved.</summary>
    public PixelRect ChangedIn(PixelRect tile)
    {
        if (Used == 0) return default;
        var changed = default(PixelRect);
        var blocks = BlockGrid.Touched(tile);
        for (var row = blocks.Y; row < blocks.Bottom; row++)
            for (var column = blocks.X; column < blocks.Right; column++)
                if (this[column, row] > 0) changed = changed.Union(Grid.RectOf(column, row));
        return changed;
    }
}
