using Deskside.Codec.Entropy;
using Deskside.Codec.Frames;
using Deskside.Codec.Pictures;

namespace Deskside.Codec.Moves;

/// <summary>Codes a <see cref="MoveMap"/>: the vectors, then by 64-pixel tile the blocks that follow them.</summary>
internal sealed unsafe class MoveCoder : IDisposable
{
    private const int BlocksPerTile = TileGrid.Size / BlockGrid.Size;
    private readonly BitTable _bits = new(1024);
    private readonly AdaptiveBit* _any;
    private readonly AdaptiveBit* _count;
    private readonly AdaptiveBit* _picture;
    private readonly AdaptiveBit* _offset;
    private readonly AdaptiveBit* _moved;
    private readonly AdaptiveBit* _same;
    private readonly AdaptiveBit* _choice;
    private readonly TileGaps _gaps;

    public MoveCoder()
    {
        _any = _bits.Take(1);
        _count = _bits.Take(8);
        _picture = _bits.Take(16);
        _offset = _bits.Take(2 * Numbers.GrowingBits);
        _moved = _bits.Take(4);
        _same = _bits.Take(4);
        _choice = _bits.Take(8);
        _gaps = new TileGaps(_bits.Take(TileGaps.Bits));
        Reset();
    }

    public void Reset() => _bits.Reset();

    public void Code<T>(ref T coder, TileGrid tiles, MoveMap map, int pictures)
        where T : struct, IBinaryCoder
    {
        if (!T.Encodes) map.Clear();
        if (coder.Bit(_any, map.Used > 0 ? 1 : 0) == 0) return;
        map.VectorCount = Numbers.Tree(ref coder, _count, map.VectorCount - 1, 3) + 1;
        for (var i = 0; i < map.VectorCount; i++) map.Vectors[i] = Vector(ref coder, map.Vectors[i], pictures);
        var adjacent = false;
        for (var tile = 0; tile < tiles.Count; tile++)
        {
            var gap = 0;
            if (T.Encodes) while (tile + gap < tiles.Count && !HasMoves(map, tiles, tile + gap)) gap++;
            gap = _gaps.Code(ref coder, adjacent, gap, tiles.Count - tile);
            adjacent = gap == 0;
            tile += gap;
            if (tile < tiles.Count) Tile(ref coder, map, BlocksOf(map, tiles, tile));
        }
    }

    public void Dispose() => _bits.Dispose();

    private MoveVector Vector<T>(ref T coder, MoveVector vector, int pictures)
        where T : struct, IBinaryCoder
    {
        var picture = Math.Min(Numbers.Tree(ref coder, _picture, vector.Picture, 4), pictures);
        var dx = Numbers.SignedGrowing(ref coder, _offset, vector.Dx);
        return new MoveVector(picture, dx, Numbers.SignedGrowing(ref coder, _offset + Numbers.GrowingBits, vector.Dy));
    }

    private void Tile<T>(ref T coder, MoveMap map, PixelRect blocks)
        where T : struct, IBinaryCoder
    {
        for (var row = blocks.Y; row < blocks.Bottom; row++)
        {
            for (var column = blocks.X; column < blocks.Right; column++)
            {
                var choice = Block(ref coder, map, column, row, T.Encodes ? map[column, row] : 0);
                if (!T.Encodes) map.Choose(column, row, choice);
            }
        }
    }

    private int Block<T>(ref T coder, MoveMap map, int column, int row, int choice)
        where T : struct, IBinaryCoder
    {
        var (left, above) = map.Around(column, row);
        if (coder.Bit(_moved + (left > 0 ? 1 : 0) + (above > 0 ? 2 : 0), choice > 0 ? 1 : 0) == 0) return 0;
        if (map.VectorCount == 1) return 1;
        if (left > 0 && coder.Bit(_same + (left == above ? 1 : 0), choice != left ? 1 : 0) == 0) return left;
        if (above > 0 && above != left && coder.Bit(_same + 2, choice != above ? 1 : 0) == 0) return above;
        return Math.Min(Numbers.Tree(ref coder, _choice, choice - 1, 3) + 1, map.VectorCount);
    }

    private static bool HasMoves(MoveMap map, TileGrid tiles, int tile)
    {
        var blocks = BlocksOf(map, tiles, tile);
        for (var row = blocks.Y; row < blocks.Bottom; row++)
            for (var column = blocks.X; column < blocks.Right; column++)
                if (map[column, row] > 0) return true;
        return false;
    }

    private static PixelRect BlocksOf(MoveMap map, TileGrid tiles, int tile)
    {
        int x = tile % tiles.Columns * BlocksPerTile, y = tile / tiles.Columns * BlocksPerTile;
        return new PixelRect(x, y, Math.Min(BlocksPerTile, map.Grid.Columns - x), Math.Min(BlocksPerTile, map.Grid.Rows - y));
    }
}
