using Deskside.Codec.Entropy;
using Deskside.Codec.Pictures;

namespace Deskside.Codec.Frames;

/// <summary>Codes which tiles have a box and where it lies in its tile.</summary>
/// <remarks>Learned from frame to frame: a caret that blinks costs a few bits.</remarks>
internal sealed unsafe class BoxCoder : IDisposable
{
    private readonly BitTable _bits = new(1024);
    private readonly AdaptiveBit* _gap;
    private readonly AdaptiveBit* _whole;
    private readonly AdaptiveBit* _side;

    public BoxCoder()
    {
        _gap = _bits.Take(2 * Numbers.GrowingBits);
        _whole = _bits.Take(4);
        _side = _bits.Take(4 * 64);
        Reset();
    }

    public void Reset() => _bits.Reset();

    /// <summary>Codes the boxes of all tiles (one a tile, empty where there is none).</summary>
    /// <remarks>Decoded boxes are never outside their tile, whatever the bytes say.</remarks>
    public void Code<T>(ref T coder, TileGrid grid, Span<PixelRect> boxes)
        where T : struct, IBinaryCoder
    {
        var tile = 0;
        var adjacent = 0;
        while (tile < grid.Count)
        {
            var gap = 0;
            if (T.Encodes) while (tile + gap < grid.Count && boxes[tile + gap].IsEmpty) gap++;
            gap = Math.Min(Gap(ref coder, adjacent, gap), grid.Count - tile);
            if (!T.Encodes) boxes.Slice(tile, gap).Clear();
            adjacent = gap == 0 ? 1 : 0;
            tile += gap;
            if (tile == grid.Count) break;
            var rect = grid.RectOf(tile);
            boxes[tile] = CodeBox(ref coder, rect, boxes[tile]);
            tile++;
        }
    }

    public void Dispose() => _bits.Dispose();

    // A gap can pass what Growing holds on a very large picture: 65000 means "and more".
    private int Gap<T>(ref T coder, int adjacent, int gap)
        where T : struct, IBinaryCoder
    {
        const int More = 65000;
        var total = 0;
        while (true)
        {
            var part = Numbers.Growing(ref coder, _gap + adjacent * Numbers.GrowingBits, Math.Min(gap - total, More));
            total += part;
            if (part < More || total > FrameHeader.MaxPixels) return total;
        }
    }

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
        start = Math.Min(Numbers.Tree(ref coder, _side + axis * 128, start, 6), room - 1);
        length = Math.Min(Numbers.Tree(ref coder, _side + axis * 128 + 64, length - 1, 6) + 1, room - start);
        return (start, length);
    }
}
