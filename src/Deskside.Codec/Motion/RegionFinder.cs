using Deskside.Codec.Frames;
using Deskside.Codec.Pictures;

namespace Deskside.Codec.Motion;

/// <summary>Decides where the motion coder works. The encoder's side only.</summary>
/// <remarks>
/// A tile heats up while most of it changes as a photo from frame to frame; hot tiles together are a video. A sudden large photo (a slide, a
/// first desktop) is taken at once. A region that works goes on with far less than made it start, so that content does not flicker
/// between exact and lossy; what moves, what was kept, and what is drawn never gets here.
/// </remarks>
internal sealed class RegionFinder(TileGrid tiles, PixelPlane current)
{
    private const int HotEnough = 6, Hottest = 8;
    private const int LargeFirstPhoto = 160_000, LargePhoto = 500_000;
    private const int SmallestSide = 48;
    private const int LongestPause = 30;
    private readonly int[] _heat = new int[tiles.Count];
    private readonly int[] _natural = new int[tiles.Count];
    private readonly bool[] _visited = new bool[tiles.Count];
    private readonly Stack<int> _next = new(tiles.Count);
    private readonly Slot[] _slots = new Slot[RegionSet.Most];

    /// <summary>How fast the regions move; told after every pass.</summary>
    public MotionPace Pace { get; } = new();

    /// <summary>What to do this frame: at most one order for each region; the rest of the span is left alone.</summary>
    /// <param name="panned">How many pixels of photos moved as they were, and so are in no box.</param>
    public int Find(PixelRect[] boxes, FrameKind kind, long panned, Span<RegionOrder> orders)
    {
        long changed = 0;
        foreach (var box in boxes) changed += box.Area;
        var natural = changed < 2048 && !AnyBusy() ? 0 : Measure(boxes);
        if (natural >= (kind == FrameKind.Keyframe ? LargeFirstPhoto : LargePhoto)) Take(Bounds(boxes));
        else if (natural > 0) TakeHot(boxes);
        if (natural > 0 && panned >= LargePhoto) TakeStrips(boxes);
        return Order(boxes, orders);
    }

    /// <summary>Whether a tile showed video in the last frame: it is not worth searching for moves there.</summary>
    public bool IsHot(int tile)
    {
        if (_heat[tile] < HotEnough) return false;
        foreach (var slot in _slots)
            if (slot.Busy == LongestPause && Overlaps(tiles.RectOf(tile), slot.Rect)) return true;
        return false;
    }

    /// <summary>Forgets the regions (a keyframe does at both ends), not the heat.</summary>
    public void Forget() => Array.Clear(_slots);

    private bool AnyBusy()
    {
        foreach (var slot in _slots)
            if (slot.Busy > 0) return true;
        return false;
    }

    private long Measure(PixelRect[] boxes)
    {
        long total = 0;
        for (var i = 0; i < boxes.Length; i++)
        {
            _natural[i] = boxes[i].IsEmpty ? 0 : BlockLook.NaturalPixels(current, boxes[i]);
            total += _natural[i];
        }

        // A photo that scrolls shows strips; a video shows itself. The more there is, the sooner it counts as video.
        var gain = total >= 120_000 ? 3 : total >= 60_000 ? 2 : 1;
        for (var i = 0; i < boxes.Length; i++)
        {
            var isWarm = _natural[i] * 2 >= tiles.RectOf(i).Area;
            _heat[i] = Math.Clamp(_heat[i] + (isWarm ? gain : boxes[i].IsEmpty ? -1 : -2), 0, Hottest);
        }

        return total;
    }

    // All tiles in which a good part of a natural change happened.
    private PixelRect Bounds(PixelRect[] boxes)
    {
        var bounds = default(PixelRect);
        for (var i = 0; i < boxes.Length; i++)
            if (_natural[i] * 4 >= boxes[i].Area && _natural[i] > 0) bounds = bounds.Union(boxes[i]);
        return bounds;
    }

    private void TakeHot(PixelRect[] boxes)
    {
        Array.Clear(_visited);
        for (var i = 0; i < boxes.Length; i++)
        {
            if (_visited[i] || _heat[i] < HotEnough || boxes[i].IsEmpty) continue;
            var rect = Together(boxes, i);
            if (rect.Width >= SmallestSide && rect.Height >= SmallestSide) Take(rect);
        }
    }

    private void TakeStrips(PixelRect[] boxes)
    {
        var (upright, lying) = ExposedStrips.Find(tiles, boxes, _natural);
        Take(upright);
        Take(lying);
        // A strip is no video: next time its tiles' moves are looked for as anywhere.
        for (var i = 0; i < boxes.Length; i++)
            if (Overlaps(boxes[i], upright) || Overlaps(boxes[i], lying)) _heat[i] = 0;
    }

    // Hot tiles that touch, with the natural changes around them: a video's edge seldom lies on a tile's.
    private PixelRect Together(PixelRect[] boxes, int first)
    {
        var rect = default(PixelRect);
        _next.Push(first);
        _visited[first] = true;
        while (_next.TryPop(out var tile))
        {
            rect = rect.Union(boxes[tile]);
            if (_heat[tile] < HotEnough) continue;
            int column = tile % tiles.Columns, row = tile / tiles.Columns;
            for (var y = Math.Max(0, row - 1); y <= Math.Min(tiles.Rows - 1, row + 1); y++)
            {
                for (var x = Math.Max(0, column - 1); x <= Math.Min(tiles.Columns - 1, column + 1); x++)
                {
                    var other = y * tiles.Columns + x;
                    if (_visited[other] || boxes[other].IsEmpty || _natural[other] * 2 < boxes[other].Area) continue;
                    _visited[other] = true;
                    _next.Push(other);
                }
            }
        }

        return rect;
    }

    // An existing region that nearly covers it will do; one that it outgrew is replaced.
    private void Take(PixelRect rect)
    {
        if (rect.IsEmpty) return;
        var free = -1;
        for (var i = 0; i < _slots.Length; i++)
        {
            if (_slots[i].Rect.IsEmpty)
            {
                if (free < 0) free = i;
                continue;
            }

            var union = _slots[i].Rect.Union(rect);
            if (union.Area * 100 <= _slots[i].Rect.Area * 103 && rect.Area * 2 >= _slots[i].Rect.Area)
            {
                _slots[i].Busy = LongestPause;
                return;
            }

            if (union.Area > rect.Area * 2 || union.Area * 10 > (_slots[i].Rect.Area + rect.Area) * 11) continue;
            _slots[i] = new Slot { Rect = union, IsFresh = true, Busy = LongestPause };
            return;
        }

        if (free < 0) free = LeastBusy();
        _slots[free] = new Slot { Rect = rect, IsFresh = true, Busy = LongestPause };
    }

    private int LeastBusy()
    {
        var least = 0;
        for (var i = 1; i < _slots.Length; i++)
            if (_slots[i].Busy < _slots[least].Busy) least = i;
        return least;
    }

    private int Order(PixelRect[] boxes, Span<RegionOrder> orders)
    {
        var count = 0;
        for (var i = 0; i < _slots.Length; i++)
        {
            ref var slot = ref _slots[i];
            if (slot.Rect.IsEmpty) continue;
            long inside = 0;
            for (var tile = 0; tile < boxes.Length; tile++)
                if (!boxes[tile].IsEmpty && _natural[tile] > 0 && Overlaps(boxes[tile], slot.Rect)) inside += _natural[tile];
            if (slot.IsFresh) Pace.Restart(i);
            // Starting takes a region's worth of change; going on takes a quarter.
            if (slot.IsFresh || inside * 4 >= slot.Rect.Area)
            {
                slot.IsFresh |= slot.Detail != Pace[i];
                slot.Detail = Pace[i];
                orders[count++] = new RegionOrder(i, slot.IsFresh ? slot.Rect : default, slot.Detail, 0);
                slot.IsFresh = false;
                slot.Busy = LongestPause;
            }
            else if (--slot.Busy <= 0)
            {
                slot = default;
            }
        }

        Array.Clear(_natural);
        return count;
    }

    private static bool Overlaps(PixelRect a, PixelRect b) => a.X < b.Right && b.X < a.Right && a.Y < b.Bottom && b.Y < a.Bottom;

    private struct Slot
    {
        public PixelRect Rect;
        public ChromaDetail Detail;
        public bool IsFresh;
        public int Busy;
    }
}
