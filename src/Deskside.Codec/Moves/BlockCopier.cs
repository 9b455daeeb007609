using Deskside.Codec.Cache;
using Deskside.Codec.Pictures;

namespace Deskside.Codec.Moves;

/// <summary>Carries a <see cref="MoveMap"/> out at the encoder, where the picture before follows at once; for a decoder see <see cref="NextView"/>.</summary>
/// <remarks>Neighbouring blocks are copied together: long rows are several times faster than squares of 16.</remarks>
internal static class BlockCopier
{
    /// <summary>Copies each moved block into the view, all from the picture before; then the picture before follows.</summary>
    /// <remarks>A block whose source is not inside the picture stays as it is.</remarks>
    public static void Apply(MoveMap map, PixelPlane view, PixelPlane before, KeptPictures kept)
    {
        if (map.Used == 0) return;
        for (var row = 0; row < map.Grid.Rows; row++)
        {
            for (var column = 0; column < map.Grid.Columns;)
            {
                var end = map.EndOfRun(column, row);
                if (map[column, row] > 0) Copy(map, column, end, row, view, before, kept);
                column = end;
            }
        }

        for (var row = 0; row < map.Grid.Rows; row++)
        {
            for (var column = 0; column < map.Grid.Columns;)
            {
                var end = map.EndOfMoved(column, row);
                if (end > column) before.CopyFrom(view, map.Grid.RunOf(column, end, row));
                column = Math.Max(end, column + 1);
            }
        }
    }

    /// <summary>Whether a block's source lies inside the picture.</summary>
    public static bool IsInside(MoveVector vector, PixelRect block, PixelPlane picture) =>
        block.X + vector.Dx >= 0 && block.Y + vector.Dy >= 0
        && block.Right + vector.Dx <= picture.Width && block.Bottom + vector.Dy <= picture.Height;

    private static void Copy(MoveMap map, int column, int end, int row, PixelPlane view, PixelPlane before, KeptPictures kept)
    {
        var vector = map.Vectors[map[column, row] - 1];
        var source = vector.Picture == 0 ? before : kept[vector.Picture - 1];
        if (source is null) return;
        var run = map.Grid.RunOf(column, end, row);
        if (IsInside(vector, run, source))
        {
            view.CopyFrom(source, run, vector.Dx, vector.Dy);
            return;
        }

        for (; column < end; column++)
        {
            var block = map.Grid.RectOf(column, row);
            if (IsInside(vector, block, source)) view.CopyFrom(source, block, vector.Dx, vector.Dy);
        }
    }
}
