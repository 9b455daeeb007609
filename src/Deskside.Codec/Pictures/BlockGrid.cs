namespace Deskside.Codec.Pictures;

/// <summary>The 16-pixel blocks of a picture, counted row by row; those at the right and bottom are cut.</summary>
internal sealed class BlockGrid(int width, int height)
{
    public const int Size = 16;

    public int Width { get; } = width;

    public int Height { get; } = height;

    public int Columns { get; } = (width + Size - 1) / Size;

    public int Rows { get; } = (height + Size - 1) / Size;

    public int Count => Columns * Rows;

    public PixelRect RectOf(int column, int row)
    {
        int x = column * Size, y = row * Size;
        return new PixelRect(x, y, Math.Min(Size, Width - x), Math.Min(Size, Height - y));
    }

    /// <summary>Blocks of one row together, from a column up to another.</summary>
    public PixelRect RunOf(int column, int end, int row)
    {
        int x = column * Size, y = row * Size;
        return new PixelRect(x, y, Math.Min(end * Size, Width) - x, Math.Min(Size, Height - y));
    }

    /// <summary>The blocks that a rectangle inside the picture touches.</summary>
    public static PixelRect Touched(PixelRect rect)
    {
        int left = rect.X / Size, top = rect.Y / Size;
        return new PixelRect(left, top, (rect.Right + Size - 1) / Size - left, (rect.Bottom + Size - 1) / Size - top);
    }
}
