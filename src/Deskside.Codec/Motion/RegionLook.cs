using Deskside.Codec.Pictures;

namespace Deskside.Codec.Motion;

/// <summary>Which macroblocks of one region show drawn content, and are so left to the exact coder. Remembers, so that it never flickers.</summary>
/// <remarks>
/// Letters are told by <see cref="Strokes"/>: many make a macroblock drawn, few do where there were many just now. From there it spreads to every
/// neighbour that has any: letters reach over. What comes and goes at a limit stays drawn for some frames. The encoder's side only; one a region.
/// </remarks>
internal sealed class RegionLook
{
    private const int Many = 12, Few = 6, Hold = 6;

    // Over a photo, grain must not pass for a line; on plain ground nothing but lines jumps.
    private const byte JumpOverPhoto = 24, JumpOnPlain = 12;
    private readonly Stack<int> _spreading = new();
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
        _strokes[at] = Strokes.Count(current, cell, ground == Ground.Plain ? JumpOnPlain : JumpOverPhoto);
        _drawn[at] = ground == Ground.Drawn;
        if (_strokes[at] >= (_held[at] > 0 ? Few : Many)) _spreading.Push(at);
    }

    /// <summary>A macroblock that did not change is not judged.</summary>
    public void Skip(int at)
    {
        _drawn[at] = false;
        _strokes[at] = 0;
    }

    /// <summary>Judges all that was looked at.</summary>
    public void Judge(int columns)
    {
        while (_spreading.TryPop(out var at))
        {
            _drawn[at] = true;
            _held[at] = Hold + 1;
            // Seen; no second visit.
            _strokes[at] = 0;
            int column = at % columns, row = at / columns;
            for (var y = Math.Max(0, row - 1); y <= row + 1 && y * columns < _strokes.Length; y++)
                for (var x = Math.Max(0, column - 1); x <= Math.Min(columns - 1, column + 1); x++)
                    if (_strokes[y * columns + x] > 0) _spreading.Push(y * columns + x);
        }
    }

    /// <summary>After <see cref="Judge"/>, once for each macroblock that was looked at.</summary>
    public bool IsDrawn(int at)
    {
        if (_held[at] == 0) return _drawn[at];
        // Nothing keeps what has no stroke left; what was just judged has none either, but its full time.
        _held[at] = _strokes[at] > 0 || _held[at] > Hold ? (byte)(_held[at] - 1) : (byte)0;
        return _drawn[at] || _held[at] > 0;
    }
}
