using Deskside.Codec.Pictures;

namespace Deskside.Codec.Motion;

/// <summary>Which macroblocks of one region show drawn content, and are so left to the exact coder. Remembers, so that it never flickers.</summary>
/// <remarks>
/// Letters are told by <see cref="Strokes"/>: many make a macroblock drawn; one does beside such a macroblock, where letters reach over; few do where there
/// were many just now. Letters that come and go at a limit keep it drawn for some frames. The encoder's side only; one a region.
/// </remarks>
internal sealed class RegionLook
{
    private const int Many = 8, Few = 3, Hold = 6;

    // Over a photo, grain must not pass for a line; on plain ground nothing but lines jumps.
    private const byte JumpOverPhoto = 24, JumpOnPlain = 12;
    private int[] _strokes = [];
    private bool[] _drawn = [];
    private byte[] _held = [];

    /// <summary>The region begins anew, with this many macroblocks.</summary>
    public void Restart(int count)
    {
        if (_strokes.Length != count) (_strokes, _drawn, _held) = (new int[count], new bool[count], new byte[count]);
        else Array.Clear(_held);
    }

    /// <summary>Looks at a macroblock that changed; all are looked at before the first is judged.</summary>
    public void Look(PixelPlane current, PixelRect cell, int at)
    {
        var ground = BlockLook.Of(current, cell);
        _drawn[at] = ground == Ground.Drawn;
        _strokes[at] = Strokes.Count(current, cell, ground == Ground.Plain ? JumpOnPlain : JumpOverPhoto);
    }

    /// <summary>A macroblock that did not change is not judged.</summary>
    public void Skip(int at)
    {
        _drawn[at] = false;
        _strokes[at] = 0;
    }

    public bool IsDrawn(int column, int row, int columns)
    {
        var at = row * columns + column;
        if (_strokes[at] >= (IsBesideMany(column, at, columns) ? 1 : _held[at] > 0 ? Few : Many))
        {
            _held[at] = Hold;
            return true;
        }

        // Letters that come and go at the limit keep it drawn; nothing keeps what has none left.
        _held[at] = _strokes[at] > 0 && _held[at] > 0 ? (byte)(_held[at] - 1) : (byte)0;
        return _drawn[at] || _held[at] > 0;
    }

    private bool IsBesideMany(int column, int at, int columns) =>
        (column > 0 && _strokes[at - 1] >= Many) || (column + 1 < columns && _strokes[at + 1] >= Many)
        || (at >= columns && _strokes[at - columns] >= Many) || (at + columns < _strokes.Length && _strokes[at + columns] >= Many);
}
