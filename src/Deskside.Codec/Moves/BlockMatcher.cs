using System.Numerics;
using System.Runtime.Intrinsics;
using Deskside.Codec.Cache;
using Deskside.Codec.Pictures;

namespace Deskside.Codec.Moves;

/// <summary>Decides block by block which vector, if any, explains the new picture.</summary>
/// <remarks>
/// A whole match is taken at once; a partial one when it explains a good part of what the block costs, and more than leaving it alone. Where a window's
/// edge crosses a block, the photo behind it is worth more than the window's margin.
/// </remarks>
internal sealed unsafe class BlockMatcher(PixelPlane current, KeptPictures kept, BlockGrid grid)
{
    private const int RowWeight = 8;
    private const int BusyWeight = 24;
    private readonly bool[] _whole = new bool[grid.Count];
    private readonly uint[] _busy = new uint[BlockGrid.Size];
    private readonly ushort[] _missed = new ushort[grid.Count * BlockGrid.Size];

    /// <summary>Whether a moved block's vector explains all of it; only for blocks that the last match moved.</summary>
    public bool IsWhole(int column, int row) => _whole[row * grid.Columns + column];

    /// <summary>By row of a moved block that is not whole: which pixels its vector does not explain, the leftmost in the lowest bit.</summary>
    public ReadOnlySpan<ushort> Missed(int column, int row) => _missed.AsSpan((row * grid.Columns + column) * BlockGrid.Size, BlockGrid.Size);

    /// <summary>Fills the map for all blocks that the boxes touch.</summary>
    /// <param name="previous">What the viewer's picture stands for, before this frame.</param>
    /// <param name="lossy">Blocks whose picture at the viewer is not exact.</param>
    public void Match(MoveMap map, PixelPlane previous, ReadOnlySpan<MoveVector> vectors, ReadOnlySpan<PixelRect> boxes, LossyMap lossy)
    {
        vectors.CopyTo(map.Vectors);
        map.VectorCount = vectors.Length;
        foreach (var box in boxes)
        {
            if (box.IsEmpty) continue;
            var blocks = BlockGrid.Touched(box);
            for (var row = blocks.Y; row < blocks.Bottom; row++)
                for (var column = blocks.X; column < blocks.Right; column++) map.Choose(column, row, Best(map, previous, column, row, lossy));
        }

        map.Prune();
    }

    private int Best(MoveMap map, PixelPlane previous, int column, int row, LossyMap lossy)
    {
        var block = grid.RectOf(column, row);
        var (left, above) = map.Around(column, row);
        ref var whole = ref _whole[row * grid.Columns + column];
        // Cheapest to say, and the rule while scrolling: it moves along with its neighbour, even when it did not change.
        var along = left > 0 ? left : above;
        whole = along > 0 && IsCopyOf(map.Vectors[along - 1], previous, block);
        if (whole && lossy.Count == 0) return along;
        var isSame = IsCopy(previous, block, 0, 0);
        if (whole) return isSame && lossy.Touches(block) ? 0 : along;
        if (isSame) return 0;
        var all = Weigh(block);
        var best = 0;
        var most = Math.Max(all * 2 / 5, Explained(previous, block, 0, 0) + 1) - 1;
        for (var i = -2; i < map.VectorCount; i++)
        {
            var choice = i == -2 ? left : i == -1 ? above : i + 1;
            if (choice == 0 || (i >= 0 && (choice == left || choice == above))) continue;
            var explained = Explained(map.Vectors[choice - 1], previous, block);
            if (explained <= most) continue;
            most = explained;
            best = choice;
            whole = explained == all;
            if (whole) break;
        }

        if (best > 0 && !whole) NoteMissed(map.Vectors[best - 1], previous, block, column, row);
        return best;
    }

    private PixelPlane? SourceOf(MoveVector vector, PixelPlane previous, PixelRect block)
    {
        var source = vector.Picture == 0 ? previous : kept[vector.Picture - 1];
        return source is not null && BlockCopier.IsInside(vector, block, source) ? source : null;
    }

    private bool IsCopyOf(MoveVector vector, PixelPlane previous, PixelRect block) =>
        SourceOf(vector, previous, block) is { } source && IsCopy(source, block, vector.Dx, vector.Dy);

    private bool IsCopy(PixelPlane source, PixelRect block, int dx, int dy)
    {
        for (var y = block.Y; y < block.Bottom; y++)
            if (Equal(current.At(block.X, y), source.At(block.X + dx, y + dy), block.Width) != All(block.Width)) return false;
        return true;
    }

    private int Explained(MoveVector vector, PixelPlane previous, PixelRect block) =>
        SourceOf(vector, previous, block) is { } source ? Explained(source, block, vector.Dx, vector.Dy) : 0;

    private void NoteMissed(MoveVector vector, PixelPlane previous, PixelRect block, int column, int row)
    {
        var source = SourceOf(vector, previous, block)!;
        var missed = _missed.AsSpan((row * grid.Columns + column) * BlockGrid.Size, BlockGrid.Size);
        for (var y = 0; y < block.Height; y++)
            missed[y] = (ushort)(All(block.Width) & ~Equal(current.At(block.X, block.Y + y), source.At(block.X + vector.Dx, block.Y + y + vector.Dy), block.Width));
    }

    // What all of a block weighs, and which of its pixels weigh more: what differs from its left neighbour costs far more to say.
    private int Weigh(PixelRect block)
    {
        var busy = 0;
        for (var row = 0; row < block.Height; row++)
        {
            var pixels = current.At(block.X, block.Y + row);
            _busy[row] = All(block.Width) & ~Equal(pixels, pixels - 1, block.Width);
            busy += BitOperations.PopCount(_busy[row]);
        }

        return block.Height * (RowWeight + block.Width) + busy * BusyWeight;
    }

    private int Explained(PixelPlane source, PixelRect block, int dx, int dy)
    {
        var explained = 0;
        for (var row = 0; row < block.Height; row++)
        {
            var y = block.Y + row;
            var equal = Equal(current.At(block.X, y), source.At(block.X + dx, y + dy), block.Width);
            explained += BitOperations.PopCount(equal) + BitOperations.PopCount(equal & _busy[row]) * BusyWeight + (equal == All(block.Width) ? RowWeight : 0);
        }

        return explained;
    }

    private static uint All(int width) => uint.MaxValue >> (32 - width);

    private static uint Equal(uint* a, uint* b, int width)
    {
        if (width == BlockGrid.Size)
            return Vector256.Equals(Vector256.Load(a), Vector256.Load(b)).ExtractMostSignificantBits() | Vector256.Equals(Vector256.Load(a + 8), Vector256.Load(b + 8)).ExtractMostSignificantBits() << 8;
        uint equal = 0;
        for (var x = 0; x < width; x++)
            if (a[x] == b[x]) equal |= 1u << x;
        return equal;
    }
}
