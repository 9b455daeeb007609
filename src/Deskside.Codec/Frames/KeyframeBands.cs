using Deskside.Codec.Pictures;

namespace Deskside.Codec.Frames;

/// <summary>Which part of a first picture goes with which frame. The encoder's side only.</summary>
/// <remarks>
/// A keyframe may carry only the picture's top; the frames that follow at once carry the rest. So the viewer decodes the one while the next is coded, and sees something
/// sooner. To a decoder these are frames like any others: what was not carried yet is black.
/// </remarks>
internal sealed class KeyframeBands(TileGrid tiles, int count)
{
    private readonly int _rowsEach = (tiles.Rows + count - 1) / count;
    private int _top = tiles.Rows;

    /// <summary>Whether parts of the first picture have not been carried yet.</summary>
    public bool Remain => _top < tiles.Rows;

    public void Begin() => _top = 0;

    /// <summary>Takes the next band: its tiles are new as a whole, and those below it have to wait.</summary>
    public void Take(PixelRect[] changed)
    {
        if (!Remain) return;
        var bottom = Math.Min(tiles.Rows, _top + _rowsEach);
        for (var tile = _top * tiles.Columns; tile < tiles.Count; tile++) changed[tile] = tile < bottom * tiles.Columns ? tiles.RectOf(tile) : default;
        _top = bottom;
    }
}
