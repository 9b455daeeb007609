using Deskside.Codec.Entropy;
using Deskside.Codec.Frames;
using Deskside.Codec.Pictures;

namespace Deskside.Codec.Motion;

/// <summary>Codes the motion part of a frame: at most one pass over each region, its picture written into the view.</summary>
internal sealed class MotionCoder : IDisposable
{
    private readonly MotionModel _model = new();
    private readonly Macroblock _block = new();

    public RegionSet Regions { get; } = new();

    public void Reset()
    {
        _model.Reset();
        Regions.Forget();
    }

    /// <summary>Codes one order; number -1 ends the list.</summary>
    /// <returns>The region that was drawn; null at the end of the list, or when the bytes name a region that does not exist.</returns>
    public unsafe MotionRegion? Code<T>(ref T coder, RegionOrder order, MotionChooser? chooser, SurfaceState state)
        where T : struct, IBinaryCoder
    {
        if (coder.Bit(_model.AnyRegion, order.Number >= 0 ? 1 : 0) == 0) return null;
        var number = Numbers.Tree(ref coder, _model.Region, order.Number, 2);
        var isFresh = coder.Bit(_model.Fresh, order.Fresh.IsEmpty ? 0 : 1) == 1;
        if (isFresh)
        {
            var rect = order.Fresh;
            if (T.Encodes) WriteRect(ref coder, rect);
            else rect = ReadRect(ref coder, state.Tiles);
            var detail = (ChromaDetail)coder.Bit(_model.Detail, (int)order.Detail);
            if (!T.Encodes) Regions.Start(number, rect, detail, state.View);
        }

        var quality = Math.Max(1, Numbers.Tree(ref coder, _model.Quality, order.Quality, 6));
        if (Regions[number] is not { } region) return null;
        for (var row = 0; row < region.Rows; row++)
            for (var column = 0; column < region.Columns; column++)
                MacroblockCoder.Code(ref coder, _model, region, _block, chooser, column, row, quality * 16);
        Deblocker.Smooth(region, quality);
        Draw(region, state);
        state.Drawn.Add(region);
        return region;
    }

    public void Dispose()
    {
        _model.Dispose();
        _block.Dispose();
        Regions.Dispose();
    }

    private static void WriteRect<T>(ref T coder, PixelRect rect)
        where T : struct, IBinaryCoder
    {
        coder.Raw(rect.X, 14);
        coder.Raw(rect.Y, 14);
        coder.Raw(rect.Width - 1, 14);
        coder.Raw(rect.Height - 1, 14);
    }

    // Cut to the picture, whatever the bytes say; never empty.
    private static PixelRect ReadRect<T>(ref T coder, TileGrid tiles)
        where T : struct, IBinaryCoder
    {
        int x = Math.Min(coder.Raw(0, 14), tiles.Width - 1), y = Math.Min(coder.Raw(0, 14), tiles.Height - 1);
        int width = coder.Raw(0, 14) + 1, height = coder.Raw(0, 14) + 1;
        return new PixelRect(x, y, Math.Min(width, tiles.Width - x), Math.Min(height, tiles.Height - y));
    }

    private static void Draw(MotionRegion region, SurfaceState state)
    {
        region.Picture.Extend();
        for (var row = 0; row < region.Rows; row++)
        {
            for (var column = 0; column < region.Columns;)
            {
                var end = region.EndOfDrawn(column, row);
                if (end > column)
                {
                    var before = state.Lagging is null ? state.Before : null;
                    PixelsFromSamples.Convert(region.Picture, state.View, before, region.Rect, column * 16, row * 16, (end - column) * 16);
                    state.Lagging?.FallBehind(region.RunOf(column, end, row));
                }

                column = Math.Max(end, column + 1);
            }
        }

        region.Turn();
    }
}
