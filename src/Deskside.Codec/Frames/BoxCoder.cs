using Deskside.Codec.Entropy;
using Deskside.Codec.Pictures;

namespace Deskside.Codec.Frames;

/// <summary>Codes which tiles have a box and where it lies in its tile.</summary>
/// <remarks>Learned from frame to frame: a caret that blinks costs a few bits.</remarks>
internal sealed unsafe class BoxCoder : IDisposable
{
    private readonly BitTable _bits = new(1024);
    private readonly TileGaps _gaps;
    private readonly AdaptiveBit* _whole;
    private readonly AdaptiveBit* _side;

    public BoxCoder()
    {
        _gaps = new TileGaps(_bits.Take(TileGaps.Bits));
        _whole = _bits.Take(4);
        _side = _bits.Take(4 * TileGrid.Size);
        Reset();
    }

    public void Reset() => _bits.Reset();

    /// <summary>Codes the boxes of all tiles (one a tile, empty where there is none).</summary>
    /// <remarks>Decoded boxes are never outside their tile, whatever the bytes say.</remarks>
    public void Code<T>(ref T coder, TileGrid grid, Span<PixelRect> boxes)
        where T : struct, IBinaryCoder
    {
        var tile = 0;
        var adjacent = false;
        while (tile < grid.Count)
        {
            var gap = 0;
            if (T.Encodes) while (tile + gap < grid.Count && boxes[tile + gap].IsEmpty) gap++;
            gap = _gaps.Code(ref coder, adjacent, gap, grid.Count - tile);
            if (!T.Encodes) boxes.Slice(tile, gap).Clear();
            adjacent = gap == 0;
            tile += gap;
            if (tile == grid.Count) break;
            var rect = grid.RectOf(tile);
            boxes[tile] = CodeBox(ref coder, rect, boxes[tile]);
            tile++;
        }
    }

    public void Dispose() => _bits.Dispose();

    private PixelRect CodeBox<T>(ref T coder, PixelRect tile, PixelRect box)
        where T : struct, IBinaryCoder
    {
        var (x, width) = Side(ref coder, 0, tile.Width, box.X - tile.X, box.Width);
        var (y, height) = Side(ref coder, 1, tile.Height, box.Y - tile.Y, box.Height);
        return new PixelRect(tile.X + x, tile.Y + y, width, height);
    }

    private (int Start, int Length) Side<T>(ref T coder, int axis, int room, int start, int length)
        where T : struct, IBinaryCoder
    {
        if (coder.Bit(_whole + axis, T.Encodes && length != room ? 1 : 0) == 0) return (0, room);
        start = Math.Min(Numbers.Tree(ref coder, _side + axis * 2 * TileGrid.Size, start, TileGrid.SizeBits), room - 1);
        length = Math.Min(Numbers.Tree(ref coder, _side + (axis * 2 + 1) * TileGrid.Size, length - 1, TileGrid.SizeBits) + 1, room - start);
        return (start, length);
    }
}
