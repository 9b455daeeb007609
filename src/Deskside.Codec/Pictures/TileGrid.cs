namespace Deskside.Codec.Pictures;

/// <summary>The 64-pixel tiles of a picture, counted row by row; those at the right and bottom are cut.</summary>
internal sealed class TileGrid(int width, int height)
{
    public const int SizeBits = 7;
    public const int Size = 1 << SizeBits;

    public int Width { get; } = width;

    public int Height { get; } = height;

    public int Columns { get; } = (width + Size - 1) / Size;

    public int Rows { get; } = (height + Size - 1) / Size;

    public int Count => Columns * Rows;

    public PixelRect RectOf(int tile)
    {
        int x = tile % Columns * Size, y = tile / Columns * Size;
        return new PixelRect(x, y, Math.Min(Size, Width - x), Math.Min(Size, Height - y));
    }
}
