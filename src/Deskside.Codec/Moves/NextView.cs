using Deskside.Codec.Frames;
using Deskside.Codec.Pictures;

namespace Deskside.Codec.Moves;

/// <summary>Carries a decoder's <see cref="MoveMap"/> out with one copy of each block: the same pixels as <see cref="BlockCopier"/>, which needs two.</summary>
/// <remarks>
/// The next view is laid where the picture before was: that plane holds already what stays and does not lag behind. Then the two change places,
/// and the moved blocks of what is now the picture before lag behind.
/// </remarks>
internal static class NextView
{
    /// <remarks>A block whose source is not inside the picture, or whose kept picture does not exist, stays as it is (hostile bytes).</remarks>
    public static void Lay(SurfaceState state, LaggingBlocks lagging)
    {
        var map = state.Moves;
        if (map.Used == 0) return;
        for (var row = 0; row < map.Grid.Rows; row++)
        {
            for (var column = 0; column < map.Grid.Columns;)
            {
                var end = map.EndOfRun(column, row);
                if (map[column, row] == 0) lagging.CatchUp(state.Before, state.View, column, end, row);
                else Move(state, lagging, map.Vectors[map[column, row] - 1], column, end, row);
                column = end;
            }
        }

        state.Turn();
    }

    private static void Move(SurfaceState state, LaggingBlocks lagging, MoveVector vector, int column, int end, int row)
    {
        var source = vector.Picture == 0 ? state.View : state.Kept[vector.Picture - 1];
        if (source is not null && TryCopy(state, lagging, source, vector, column, end, row)) return;
        for (; column < end; column++)
            if (source is null || !TryCopy(state, lagging, source, vector, column, column + 1, row)) lagging.CatchUp(state.Before, state.View, column, column + 1, row);
    }

    private static bool TryCopy(SurfaceState state, LaggingBlocks lagging, PixelPlane source, MoveVector vector, int column, int end, int row)
    {
        var run = state.Blocks.RunOf(column, end, row);
        if (!BlockCopier.IsInside(vector, run, source)) return false;
        state.Before.CopyFrom(source, run, vector.Dx, vector.Dy);
        lagging.FallBehind(run);
        return true;
    }
}
