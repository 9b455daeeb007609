namespace Deskside.Bench.Scenes;

/// <summary>A small picture to draw synthetic screens on: rectangles, sub-pixel-like text, photo-like texture. Same pixels on every run.</summary>
internal sealed class Canvas(int width, int height)
{
    public int Width { get; } = width;

    public int Height { get; } = height;

    public uint[] Pixels { get; } = new uint[width * height];

    public void Fill(int x, int y, int w, int h, uint colour)
    {
        for (var row = Math.Max(0, y); row < Math.Min(Height, y + h); row++)
            for (var column = Math.Max(0, x); column < Math.Min(Width, x + w); column++) Pixels[row * Width + column] = colour;
    }

    /// <summary>Made-up letters with coloured fringes, as sub-pixel rendering leaves them; the same code is always the same picture.</summary>
    public void Text(int x, int y, ReadOnlySpan<char> text, uint ink, uint paper)
    {
        foreach (var letter in text)
        {
            if (letter != ' ') Glyph(x, y, letter, ink, paper);
            x += 7;
        }
    }

    /// <summary>A part of an endless smooth picture with fine grain.</summary>
    public void Photo(int x, int y, int w, int h, int left, int top, int grain)
    {
        for (var row = Math.Max(0, y); row < Math.Min(Height, y + h); row++)
            for (var column = Math.Max(0, x); column < Math.Min(Width, x + w); column++)
                Pixels[row * Width + column] = Texture(column - x + left, row - y + top, grain);
    }

    /// <summary>Copies a part of another canvas.</summary>
    public void Draw(Canvas other, int x, int y, int fromY)
    {
        for (var row = 0; row < Math.Min(other.Height - fromY, Height - y); row++)
            other.Pixels.AsSpan((fromY + row) * other.Width, Math.Min(other.Width, Width - x)).CopyTo(Pixels.AsSpan((y + row) * Width + x));
    }

    private static uint Texture(int x, int y, int grain)
    {
        var big = Wave(x * 3 + y) + Wave(x - y * 2) + Wave((x * x + y * y) / 190);
        var noise = (int)(Mix((uint)(x * 7919 + y * 104729)) & 255) * grain / 255;
        int red = 60 + big / 3 + noise, green = 40 + big / 4 + noise, blue = 90 - big / 5 + noise;
        return (uint)(Math.Clamp(red, 0, 255) << 16 | Math.Clamp(green, 0, 255) << 8 | Math.Clamp(blue, 0, 255));
    }

    private void Glyph(int x, int y, char letter, uint ink, uint paper)
    {
        var bits = Mix(letter * 2654435761u) | (ulong)Mix(letter * 40503u) << 32;
        for (var row = 0; row < 9; row++)
        {
            for (var column = 0; column < 6; column++)
            {
                int at = row / 2 * 6 + column;
                var on = (bits >> at & 1) != 0;
                var edge = !on && column > 0 && (bits >> (at - 1) & 1) != 0;
                int px = x + column, py = y + row;
                if ((!on && !edge) || px < 0 || py < 0 || px >= Width || py >= Height) continue;
                Pixels[py * Width + px] = on ? ink : paper & 0x00FFFF | (ink & 0xFF0000) / 2 + (paper & 0xFF0000) / 2 & 0xFF0000;
            }
        }
    }

    private static int Wave(int value)
    {
        var phase = value & 255;
        return phase < 128 ? phase : 255 - phase;
    }

    private static uint Mix(uint value)
    {
        value ^= value >> 16;
        value *= 0x7FEB352D;
        value ^= value >> 15;
        value *= 0x846CA68B;
        return value ^ value >> 16;
    }
}
