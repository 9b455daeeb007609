using Deskside.Codec.Entropy;
using Deskside.Codec.Frames;
using Deskside.Codec.Pictures;
using Deskside.Codec.Refinement;

namespace Deskside.Codec.Motion;

/// <summary>The encoder's motion stage: finds regions, has them coded, and keeps account of what is lossy now.</summary>
internal sealed class MotionStage(SurfaceState state, PixelPlane current, Represented represented, DebtBook debt) : IDisposable
{
    private readonly RegionFinder _finder = new(state.Tiles, current);
    private readonly MotionChooser _chooser = new();
    private readonly QualityControl _quality = new();
    private readonly RegionOrder[] _orders = new RegionOrder[RegionSet.Most];
    private readonly RegionLook[] _looks = [new(), new(), new(), new()];
    private MacroblockKind[] _wanted = [];
    private readonly int[] _drawn = new int[state.Tiles.Count];
    private int _count;

    /// <summary>Looks at what moves left over; decides what <see cref="Code"/> will draw.</summary>
    /// <param name="panned">How many pixels of photos moved as they were.</param>
    public void Plan(PixelRect[] boxes, Lossiness lossiness, FrameKind kind, long panned) =>
        _count = lossiness == Lossiness.ExactOnly ? 0 : _finder.Find(boxes, kind, panned, _orders);

    /// <summary>Writes the motion part of the frame; returns how many pixels it drew.</summary>
    public long Code(ref RangeEncoder coder, RangeSink sink, int maxBytes, FrameKind kind)
    {
        long drawn = 0;
        Array.Clear(_drawn);
        state.Drawn.Clear();
        if (_count > 0) represented.Part();
        for (var i = 0; i < _count; i++) drawn += Draw(ref coder, sink, _orders[i], maxBytes, kind);
        state.Motion.Code(ref coder, new RegionOrder(-1, default, default, 0), null, state);
        _count = 0;
        // A first picture is no video: what moves later finds a region of its own.
        if (kind == FrameKind.Keyframe) _finder.Forget();
        return drawn;
    }

    /// <summary>After <see cref="Code"/>: in the tiles that it drew in, the boxes of what it left.</summary>
    public void NarrowRest(PixelRect[] boxes)
    {
        for (var i = 0; i < boxes.Length; i++)
        {
            if (_drawn[i] == 0 || boxes[i].IsEmpty) continue;
            var tile = state.Tiles.RectOf(i);
            boxes[i] = _drawn[i] == tile.Area ? default : RowCompare.Box(current, represented.Plane, tile);
        }
    }

    public void Forget() => _finder.Forget();

    public bool IsHot(int tile) => _finder.IsHot(tile);

    public void Dispose() => _chooser.Dispose();

    private long Draw(ref RangeEncoder coder, RangeSink sink, RegionOrder order, int maxBytes, FrameKind kind)
    {
        var region = order.Fresh.IsEmpty ? state.Motion.Regions[order.Number]! : state.Motion.Regions.Start(order.Number, order.Fresh, order.Detail, state.View);
        if (_wanted.Length != region.Kinds.Length) _wanted = new MacroblockKind[region.Kinds.Length];
        var look = _looks[order.Number];
        if (!order.Fresh.IsEmpty) look.Restart(region.Kinds.Length);
        var pixels = Choose(region, look, kind == FrameKind.Keyframe ? MacroblockKind.Intra : MacroblockKind.Inter);
        if (pixels == 0 && order.Fresh.IsEmpty) return 0;
        _chooser.Prepare(region, current, _wanted);
        var quality = _quality.For(pixels, maxBytes, kind);
        var before = sink.Length;
        state.Motion.Code(ref coder, order with { Quality = quality }, _chooser, state);
        _quality.Learn(pixels, quality, sink.Length - before);
        _finder.Pace.Note(order.Number, region);
        Account(region, kind);
        return pixels;
    }

    // What changed and is not drawn is carried by the region; returns how many pixels that is.
    private long Choose(MotionRegion region, RegionLook look, MacroblockKind kind)
    {
        for (var at = 0; at < region.Kinds.Length; at++)
        {
            var cell = region.CellOf(at % region.Columns, at / region.Columns);
            _wanted[at] = RowCompare.AreEqual(current, represented.Plane, cell) ? MacroblockKind.Still : kind;
            if (_wanted[at] == MacroblockKind.Still) look.Skip(at);
            else look.Look(current, cell, at);
        }

        look.Judge(region.Columns);
        long pixels = 0;
        for (var at = 0; at < region.Kinds.Length; at++)
        {
            if (_wanted[at] == MacroblockKind.Still) continue;
            if (look.IsDrawn(at)) _wanted[at] = MacroblockKind.Still;
            else pixels += 256;
        }

        return pixels;
    }

    private void Account(MotionRegion region, FrameKind kind)
    {
        for (var row = 0; row < region.Rows; row++)
        {
            for (var column = 0; column < region.Columns;)
            {
                var end = region.EndOfDrawn(column, row);
                if (end > column)
                {
                    var run = region.RunOf(column, end, row);
                    represented.Take(current, run);
                    Cover(run);
                    debt.Owe(run, kind == FrameKind.Keyframe ? Patience.FirstPicture : Patience.For(region.Rect.Area));
                }

                column = Math.Max(end, column + 1);
            }
        }
    }

    // Counts the drawn pixels of each tile that a run of macroblocks lies in.
    private void Cover(PixelRect cell)
    {
        for (var ty = cell.Y / TileGrid.Size; ty <= (cell.Bottom - 1) / TileGrid.Size; ty++)
        {
            for (var tx = cell.X / TileGrid.Size; tx <= (cell.Right - 1) / TileGrid.Size; tx++)
            {
                int left = Math.Max(cell.X, tx * TileGrid.Size), top = Math.Max(cell.Y, ty * TileGrid.Size);
                int right = Math.Min(cell.Right, (tx + 1) * TileGrid.Size), bottom = Math.Min(cell.Bottom, (ty + 1) * TileGrid.Size);
                _drawn[ty * state.Tiles.Columns + tx] += (right - left) * (bottom - top);
            }
        }
    }
}
