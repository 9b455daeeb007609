namespace Deskside.Codec.Motion;

/// <summary>The macroblocks that this frame's motion pass drew; the exact coder leaves them out. Both ends know them.</summary>
internal sealed class DrawnCells
{
    private readonly List<MotionRegion> _regions = new(RegionSet.Most);

    public void Clear() => _regions.Clear();

    /// <summary>Notes a region that was drawn in this frame.</summary>
    public void Add(MotionRegion region)
    {
        if (!_regions.Contains(region)) _regions.Add(region);
    }

    /// <summary>Whether a region drawn in this frame overlaps the rectangle.</summary>
    public bool Touch(PixelRect rect)
    {
        foreach (var region in _regions)
        {
            var r = region.Rect;
            if (r.X < rect.Right && rect.X < r.Right && r.Y < rect.Bottom && rect.Y < r.Bottom) return true;
        }

        return false;
    }

    /// <summary>Where the stretch of drawn or of other pixels that starts at x in row y may end; at least one pixel on.</summary>
    public int EndOfStretch(int x, int y, out bool isDrawn)
    {
        var end = int.MaxValue;
        isDrawn = false;
        foreach (var region in _regions)
        {
            var r = region.Rect;
            if (y < r.Y || y >= r.Bottom || x >= r.Right) continue;
            if (x < r.X)
            {
                end = Math.Min(end, r.X);
                continue;
            }

            var column = (x - r.X) / 16;
            end = Math.Min(end, Math.Min(r.X + column * 16 + 16, r.Right));
            isDrawn |= region.Kinds[(y - r.Y) / 16 * region.Columns + column] != MacroblockKind.Still;
        }

        return end;
    }
}
