using Deskside.Codec.Cache;
using Deskside.Codec.Frames;
using Deskside.Codec.Motion;
using Deskside.Codec.Pictures;
using Deskside.Codec.Refinement;

namespace Deskside.Codec.Moves;

/// <summary>The encoder's move stage: search, choose, apply.</summary>
internal sealed class MoveStage(SurfaceState state, KeptIndex kept, PixelPlane current, Represented represented, MotionStage motion) : IDisposable
{
    private const int FewestPixels = 1024;
    private const int LookEvery = 8;
    private readonly PixelRect[] _calm = new PixelRect[state.Tiles.Count];
    private readonly MoveSearch _search = new();
    private readonly BlockMatcher _matcher = new(current, state.Kept, state.Blocks);

    /// <summary>Finds moves in the changed boxes and carries them out on the view.</summary>
    /// <returns>Pixels that moved on the screen, and pixels that came back from kept pictures.</returns>
    public (long Moved, long FromKept) Run(PixelRect[] boxes, long changedPixels, DebtBook debt)
    {
        var map = state.Moves;
        map.Clear();
        if (changedPixels < FewestPixels) return default;
        var area = default(PixelRect);
        for (var i = 0; i < boxes.Length; i++)
        {
            _calm[i] = motion.IsHot(i) ? default : boxes[i];
            area = area.Union(_calm[i]);
        }

        if (area.Area < FewestPixels) return default;
        var vectors = _search.Find(current, represented.Plane, kept, area);
        if (vectors.IsEmpty) return default;
        _matcher.Match(map, represented.Plane, vectors, _calm, debt.Lossy);
        if (map.Used == 0) return default;
        Inherit(map, debt);
        BlockCopier.Apply(map, state.View, state.Before, state.Kept);
        Represent(map, debt.Lossy);
        return Count(map);
    }

    /// <summary>After <see cref="Run"/>: in each changed tile, the box in which the source is not yet represented at the viewer.</summary>
    public void NarrowRest(PixelRect[] changed, PixelRect[] boxes)
    {
        for (var i = 0; i < changed.Length; i++)
            boxes[i] = changed[i].IsEmpty || state.Moves.Used == 0 ? changed[i] : RestOf(state.Tiles.RectOf(i), changed[i]);
    }

    /// <summary>After <see cref="Run"/>: about how many of the moved pixels show photos; looks at one block in 64.</summary>
    public long PhotosIn(long moved)
    {
        if (moved == 0) return 0;
        int photos = 0, seen = 0;
        for (var row = LookEvery / 2; row < state.Blocks.Rows; row += LookEvery)
        {
            for (var column = LookEvery / 2; column < state.Blocks.Columns; column += LookEvery)
            {
                if (state.Moves[column, row] == 0) continue;
                seen++;
                if (!BlockLook.IsDrawn(current, state.Blocks.RectOf(column, row))) photos++;
            }
        }

        return seen == 0 ? 0 : moved * photos / seen;
    }

    public void Dispose() => _search.Dispose();

    // Blocks that moved whole need no second look.
    private PixelRect RestOf(PixelRect tile, PixelRect changed)
    {
        var rest = default(PixelRect);
        var blocks = BlockGrid.Touched(tile);
        for (var row = blocks.Y; row < blocks.Bottom; row++)
        {
            for (var column = blocks.X; column < blocks.Right; column++)
            {
                var block = state.Blocks.RectOf(column, row);
                if (state.Moves[column, row] == 0) block = block.Overlap(changed);
                else if (_matcher.IsWhole(column, row)) continue;
                if (!block.IsEmpty) rest = rest.Union(RowCompare.Box(current, represented.Plane, block));
            }
        }

        return rest;
    }

    // A block moved from a lossy one is lossy; one that came from anywhere else by a move is exact.
    private static void Inherit(MoveMap map, DebtBook debt)
    {
        var lossy = debt.Lossy;
        if (lossy.Count == 0) return;
        for (var row = 0; row < map.Grid.Rows; row++)
        {
            for (var column = 0; column < map.Grid.Columns; column++)
            {
                if (map[column, row] == 0) continue;
                var vector = map.Vectors[map[column, row] - 1];
                var block = map.Grid.RectOf(column, row);
                var isLossy = vector.Picture == 0 && lossy.Touches(block with { X = block.X + vector.Dx, Y = block.Y + vector.Dy });
                lossy.Note(column, row, isLossy);
                if (isLossy) debt.Delay(column, row);
            }
        }

        lossy.TakeNotes();
    }

    // What a moved block stands for: copied from exact pixels, just what it shows; else the source, but for the pixels that it does not explain.
    private void Represent(MoveMap map, LossyMap lossy)
    {
        if (!represented.IsParted) return;
        for (var row = 0; row < map.Grid.Rows; row++)
        {
            for (var column = 0; column < map.Grid.Columns; column++)
            {
                if (map[column, row] == 0) continue;
                var block = map.Grid.RectOf(column, row);
                represented.Take(lossy[column, row] ? current : state.View, block);
                if (lossy[column, row] && !_matcher.IsWhole(column, row)) represented.Doubt(current, block, _matcher.Missed(column, row));
            }
        }
    }

    private (long Moved, long FromKept) Count(MoveMap map)
    {
        long moved = 0, fromKept = 0;
        for (var row = 0; row < map.Grid.Rows; row++)
        {
            for (var column = 0; column < map.Grid.Columns; column++)
            {
                if (map[column, row] == 0) continue;
                var picture = map.Vectors[map[column, row] - 1].Picture;
                var area = map.Grid.RectOf(column, row).Area;
                if (picture == 0) moved += area;
                else
                {
                    fromKept += area;
                    kept.Use(picture - 1, area);
                }
            }
        }

        return (moved, fromKept);
    }
}
