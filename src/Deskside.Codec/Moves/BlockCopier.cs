using Deskside.Codec.Cache;
using Deskside.Codec.Pictures;

namespace Deskside.Codec.Moves;

/// <summary>Carries a <see cref="MoveMap"/> out, at both ends.</summary>
internal static class BlockCopier
{
    /// <summary>Copies each moved block into the view, all from the picture before; then the picture before follows.</summary>
    /// <remarks>A block whose source is not inside the picture, or whose kept picture does not exist, stays as it is (hostile bytes).</remarks>
    public static void Apply(MoveMap map, PixelPlane view, PixelPlane before, KeptPictures kept)
    {
        if (map.Used == 0) return;
        for (var row = 0; row < map.Grid.Rows; row++)
        {
            for (var column = 0; column < map.Grid.Columns; column++)
            {
                var choice = map[column, row];
                if (choice > 0) Copy(map.Vectors[choice - 1], map.Grid.RectOf(column, row), view, before, kept);
            }
        }

        for (var row = 0; row < map.Grid.Rows; row++)
            for (var column = 0; column < map.Grid.Columns; column++)
                if (map[column, row] > 0) before.CopyFrom(view, map.Grid.RectOf(column, row));
    }

    /// <summary>Whether a block's source lies inside the picture.</summary>
    public static bool IsInside(MoveVector vector, PixelRect block, PixelPlane picture) =>
        block.X + vector.Dx >= 0 && block.Y + vector.Dy >= 0
        && block.Right + vector.Dx <= picture.Width && block.Bottom + vector.Dy <= picture.Height;

    private static unsafe void Copy(MoveVector vector, PixelRect block, PixelPlane view, PixelPlane before, KeptPictures kept)
    {
        var source = vector.Picture == 0 ? before : kept[vector.Picture - 1];
        if (source is null || !IsInside(vector, block, source)) return;
        if (block.Width == BlockGrid.Size)
        {
            PixelPlane.CopySixteen(source.At(block.X + vector.Dx, block.Y + vector.Dy), source.Stride, view.At(block.X, block.Y), view.Stride, block.Height);
            return;
        }

        for (var y = block.Y; y < block.Bottom; y++)
            new ReadOnlySpan<uint>(source.At(block.X + vector.Dx, y + vector.Dy), block.Width).CopyTo(new Span<uint>(view.At(block.X, y), block.Width));
    }
}
