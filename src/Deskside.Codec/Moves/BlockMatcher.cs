using System.Numerics;
using System.Runtime.Intrinsics;
using Deskside.Codec.Cache;
using Deskside.Codec.Pictures;

namespace Deskside.Codec.Moves;

/// <summary>Decides block by block which vector, if any, explains the new picture.</summary>
/// <remarks>A whole match is taken at once; a partial one when it explains half the block and clearly more than leaving it alone.</remarks>
internal sealed unsafe class BlockMatcher(PixelPlane current, KeptPictures kept, BlockGrid grid)
{
    private const int RowWeight = 32;
    private readonly bool[] _whole = new bool[grid.Count];

    /// <summary>Whether a moved block's vector explains all of it; only for blocks that the last match moved.</summary>
    public bool IsWhole(int column, int row) => _whole[row * grid.Columns + column];

    /// <summary>Fills the map for all blocks that the boxes touch.</summary>
    /// <param name="previous">What the viewer's picture stands for, before this frame.</param>
    /// <param name="lossy">Blocks whose picture at the viewer is not exact: as a source they must match whole.</param>
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
    }

    private int Best(MoveMap map, PixelPlane previous, int column, int row, LossyMap lossy)
    {
        var block = grid.RectOf(column, row);
        var area = block.Width * block.Height + block.Height * RowWeight;
        var (left, above) = map.Around(column, row);
        ref var whole = ref _whole[row * grid.Columns + column];
        // Cheapest to say, and the rule while scrolling: it moves along with its neighbour, even when it did not change.
        var along = left > 0 ? left : above;
        whole = along > 0 && Explains(map.Vectors[along - 1], previous, block, lossy, area - 1) == area;
        if (whole && lossy.Count == 0) return along;
        var same = Equal(previous, block, 0, 0, -1);
        if (whole) return same == area && lossy.Touches(block) ? 0 : along;
        if (same == area) return 0;
        var best = 0;
        var most = Math.Max(area * 2 / 5, same + 1) - 1;
        for (var i = -2; i < map.VectorCount; i++)
        {
            var choice = i == -2 ? left : i == -1 ? above : i + 1;
            if (choice == 0 || (i >= 0 && (choice == left || choice == above))) continue;
            var equal = Explains(map.Vectors[choice - 1], previous, block, lossy, most);
            if (equal <= most) continue;
            most = equal;
            best = choice;
            whole = equal == area;
            if (whole) break;
        }

        return best;
    }

    private int Explains(MoveVector vector, PixelPlane previous, PixelRect block, LossyMap lossy, int toBeat)
    {
        var source = vector.Picture == 0 ? previous : kept[vector.Picture - 1];
        if (source is null || !BlockCopier.IsInside(vector, block, source)) return 0;
        var equal = Equal(source, block, vector.Dx, vector.Dy, toBeat);
        if (vector.Picture == 0 && equal < block.Height * (block.Width + RowWeight)
            && lossy.Touches(block with { X = block.X + vector.Dx, Y = block.Y + vector.Dy })) return 0;
        return equal;
    }

    // Whole rows count; single pixels only decide between vectors that explain as many rows.
    private int Equal(PixelPlane source, PixelRect block, int dx, int dy, int toBeat)
    {
        int rows = 0, equal = 0;
        for (var y = block.Y; y < block.Bottom; y++)
        {
            var a = current.At(block.X, y);
            var b = source.At(block.X + dx, y + dy);
            int inRow;
            if (block.Width == BlockGrid.Size)
            {
                inRow = BitOperations.PopCount(Vector256.Equals(Vector256.Load(a), Vector256.Load(b)).ExtractMostSignificantBits())
                    + BitOperations.PopCount(Vector256.Equals(Vector256.Load(a + 8), Vector256.Load(b + 8)).ExtractMostSignificantBits());
            }
            else
            {
                inRow = 0;
                for (var x = 0; x < block.Width; x++) inRow += a[x] == b[x] ? 1 : 0;
            }

            equal += inRow;
            rows += inRow == block.Width ? 1 : 0;
            if (rows * RowWeight + equal + (block.Bottom - 1 - y) * (RowWeight + block.Width) <= toBeat) return 0;
        }

        return rows * RowWeight + equal;
    }
}
