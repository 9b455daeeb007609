using System.Diagnostics;
using Deskside.Codec;

namespace Deskside.Companion.Screen;

/// <summary>Runs the coder over a made-up desktop before anybody may look, so that the first real picture waits for no compiler.</summary>
/// <remarks>
/// Nothing of the customer's screen is in it. A step draws a photo, a window with lines of letters that moves over it, and encodes
/// it: every stage runs often enough to be compiled for good. About a tenth of a second of work in all on a usual PC; its last steps
/// also tell how strong the PC is. One thread.
/// </remarks>
internal sealed class Rehearsal(TimeProvider time) : IDisposable
{
    private const int Width = 640;
    private const int Height = 384;
    private const int Steps = 14;
    private const uint Paper = 0xFFFFFF;
    private const uint Ink = 0x202020;

    // A usual PC of the last ten years needs about 3 ms for a warm step.
    private static readonly TimeSpan WeakStep = TimeSpan.FromMilliseconds(15);

    private readonly ScreenEncoder _encoder = new(Width, Height, ScreenEncoderOptions.Default);
    private readonly uint[] _pixels = new uint[Width * Height];
    private TimeSpan _quickest = TimeSpan.MaxValue;
    private int _step;

    /// <summary>Whether the coder takes so long here that it must leave room for what the customer runs. Known after the last step.</summary>
    public bool FoundWeakPc => _step >= Steps && _quickest > WeakStep;

    /// <summary>One picture. False when all are done.</summary>
    public bool Step()
    {
        if (_step >= Steps) return false;
        Draw(_step++);
        var began = time.GetTimestamp();
        _encoder.Encode(_pixels, Width, [new PixelRect(0, 0, Width, Height)], EncodeBudget.Default);
        var took = time.GetElapsedTime(began);
        if (took < _quickest) _quickest = took;
        return true;
    }

    public void Dispose() => _encoder.Dispose();

    private void Draw(int step)
    {
        // Slides show photos anew, then the photo stands still and the window moves, then its letters scroll.
        DrawPhoto(Math.Min(step, 4) * 3);
        DrawWindow(40 + step * 9, 30 + step * 4, step > 9 ? step * 7 : 0);
    }

    private void DrawPhoto(int shift)
    {
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                uint light = Soft(x + shift, y), grain = Mix((uint)((y * Width) + x + shift)) & 3;
                _pixels[(y * Width) + x] = (light + grain) << 16 | ((light * 3 / 4) + grain) << 8 | ((light / 2) + 40 + grain);
            }
        }
    }

    private void DrawWindow(int left, int top, int scrolled)
    {
        Debug.Assert(left + 320 <= Width && top + 240 <= Height);
        for (var y = 0; y < 240; y++)
        {
            var row = _pixels.AsSpan(((top + y) * Width) + left, 320);
            row.Fill(Paper);
            var line = (uint)((y + scrolled) / 14);
            if ((y + scrolled) % 14 is var inLine && inLine > 9) continue;
            for (var x = 8; x < 300; x++)
                if ((x & 7) < 5 && (Mix((line << 16) ^ (uint)(x / 8 << 4) ^ (uint)(inLine / 2 << 2) ^ (uint)(x & 3)) & 3) == 0) row[x] = Ink;
        }
    }

    private static uint Soft(int x, int y)
    {
        uint Corner(int cx, int cy) => Mix((uint)((cx * 7919) + cy)) & 127;
        int fx = x & 63, fy = y & 63;
        var upper = (Corner(x >> 6, y >> 6) * (uint)(64 - fx)) + (Corner((x >> 6) + 1, y >> 6) * (uint)fx);
        var lower = (Corner(x >> 6, (y >> 6) + 1) * (uint)(64 - fx)) + (Corner((x >> 6) + 1, (y >> 6) + 1) * (uint)fx);
        return 60 + (((upper * (uint)(64 - fy)) + (lower * (uint)fy)) >> 12);
    }

    private static uint Mix(uint value)
    {
        value = (value ^ (value >> 16)) * 0x7FEB352D;
        value = (value ^ (value >> 15)) * 0x846CA68B;
        return value ^ (value >> 16);
    }
}
