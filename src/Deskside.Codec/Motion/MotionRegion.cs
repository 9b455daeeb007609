using Deskside.Codec.Pictures;

namespace Deskside.Codec.Motion;

/// <summary>How a 16-pixel macroblock of a region is carried.</summary>
internal enum MacroblockKind : byte
{
    /// <summary>The viewer's picture stays as it is.</summary>
    Still,

    Inter,

    Intra,
}

/// <summary>A rectangle of the screen that shows moving photos or video: its lossy picture, and the one before as reference.</summary>
/// <remarks>Macroblocks are counted from the rectangle's own corner, so that a video's edge is a region's edge. Owned by one encoder or decoder.</remarks>
internal sealed class MotionRegion : IDisposable
{
    public MotionRegion(PixelRect rect, ChromaDetail detail)
    {
        Rect = rect;
        Columns = (rect.Width + 15) / 16;
        Rows = (rect.Height + 15) / 16;
        Picture = new Yuv(Columns * 16, Rows * 16, detail);
        Reference = new Yuv(Columns * 16, Rows * 16, detail);
        Kinds = new MacroblockKind[Columns * Rows];
        VectorX = new short[Columns * Rows];
        VectorY = new short[Columns * Rows];
        Costs = new int[Columns * Rows];
        var chroma = detail == ChromaDetail.Full ? 4 : 1;
        HasLevels = [new byte[Columns * Rows * 4], new byte[Columns * Rows * chroma], new byte[Columns * Rows * chroma]];
    }

    public PixelRect Rect { get; }

    public ChromaDetail Detail => Picture.Detail;

    public int Columns { get; }

    public int Rows { get; }

    public Yuv Picture { get; private set; }

    public Yuv Reference { get; private set; }

    public MacroblockKind[] Kinds { get; }

    /// <summary>Quarter pixels.</summary>
    public short[] VectorX { get; }

    /// <summary>Quarter pixels.</summary>
    public short[] VectorY { get; }

    /// <summary>By plane and 8 x 8 block: whether it has levels.</summary>
    public byte[][] HasLevels { get; }

    /// <summary>What the encoder's search left of each macroblock last time; 0 = never searched.</summary>
    public int[] Costs { get; }

    /// <summary>Frames drawn so far.</summary>
    public int Passes { get; private set; }

    /// <summary>A new region starts from what the viewer sees.</summary>
    public void StartFrom(PixelPlane view)
    {
        for (var y = 0; y < Rows; y++)
            for (var x = 0; x < Columns; x++) SamplesFromPixels.Convert(view, Rect, Reference, x * 16, y * 16);
        Reference.Extend();
        Array.Clear(Costs);
        Array.Clear(VectorX);
        Array.Clear(VectorY);
    }

    /// <summary>After a frame: the picture becomes the reference.</summary>
    public void Turn()
    {
        Passes++;
        (Picture, Reference) = (Reference, Picture);
    }

    /// <summary>The median of the vectors left, above, and above right.</summary>
    public (int X, int Y) ForeseenVector(int column, int row)
    {
        var at = row * Columns + column;
        if (row == 0) return column == 0 ? (0, 0) : (VectorX[at - 1], VectorY[at - 1]);
        var above = at - Columns;
        if (column == 0) return (VectorX[above], VectorY[above]);
        var third = column + 1 < Columns ? above + 1 : above - 1;
        return (Median(VectorX[at - 1], VectorX[above], VectorX[third]), Median(VectorY[at - 1], VectorY[above], VectorY[third]));
    }

    /// <summary>A vector cut so that the predicted block stays within the reference's border.</summary>
    public (int X, int Y) Bounded(int column, int row, int x, int y) =>
        (Math.Clamp(x, (-column * 16 - 20) * 4, (Columns * 16 - column * 16 + 4) * 4), Math.Clamp(y, (-row * 16 - 20) * 4, (Rows * 16 - row * 16 + 4) * 4));

    /// <summary>The column after the macroblocks in a row that are not still, from a column on; the same column when that one is.</summary>
    public int EndOfDrawn(int column, int row)
    {
        var length = Kinds.AsSpan(row * Columns, Columns)[column..].IndexOf(MacroblockKind.Still);
        return length < 0 ? Columns : column + length;
    }

    /// <summary>Where macroblocks of one row lie on the screen, from a column up to another.</summary>
    public PixelRect RunOf(int column, int end, int row)
    {
        int x = column * 16, y = row * 16;
        return new PixelRect(Rect.X + x, Rect.Y + y, Math.Min(end * 16, Rect.Width) - x, Math.Min(16, Rect.Height - y));
    }

    /// <summary>Where a macroblock lies on the screen, cut at the region's edge.</summary>
    public PixelRect CellOf(int column, int row)
    {
        int x = column * 16, y = row * 16;
        return new PixelRect(Rect.X + x, Rect.Y + y, Math.Min(16, Rect.Width - x), Math.Min(16, Rect.Height - y));
    }

    /// <summary>The part of a rectangle of the screen that the last pass may have drawn; empty when all of it was still.</summary>
    public PixelRect DrawnIn(PixelRect rect)
    {
        int left = Math.Max(rect.X, Rect.X) - Rect.X, top = Math.Max(rect.Y, Rect.Y) - Rect.Y;
        int right = Math.Min(rect.Right, Rect.Right) - Rect.X, bottom = Math.Min(rect.Bottom, Rect.Bottom) - Rect.Y;
        if (left >= right || top >= bottom) return default;
        for (var row = top / 16; row <= (bottom - 1) / 16; row++)
            for (var column = left / 16; column <= (right - 1) / 16; column++)
                if (Kinds[row * Columns + column] != MacroblockKind.Still) return new PixelRect(left + Rect.X, top + Rect.Y, right - left, bottom - top);
        return default;
    }

    public void Dispose()
    {
        Picture.Dispose();
        Reference.Dispose();
    }

    private static int Median(int a, int b, int c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
}
