namespace Deskside.Codec.Tests;

/// <summary>A screen to draw on, an encoder that watches it and a decoder that must show the same.</summary>
internal sealed class TestScreen : IDisposable
{
    private uint _seed = 12345;

    public TestScreen(int width, int height, ScreenEncoderOptions? options = null)
    {
        (Width, Height) = (width, height);
        Pixels = new uint[width * height];
        Encoder = new ScreenEncoder(width, height, options ?? ScreenEncoderOptions.Default);
    }

    public int Width { get; }

    public int Height { get; }

    public uint[] Pixels { get; }

    public ScreenEncoder Encoder { get; }

    public ScreenDecoder Decoder { get; } = new();

    public PixelRect Whole => new(0, 0, Width, Height);

    public uint Next()
    {
        _seed ^= _seed << 13;
        _seed ^= _seed >> 17;
        return _seed ^= _seed << 5;
    }

    public void Fill(int x, int y, int w, int h, uint colour)
    {
        for (var row = y; row < y + h; row++) Pixels.AsSpan(row * Width + x, w).Fill(colour);
    }

    public void Noise(int x, int y, int w, int h, int amplitude)
    {
        for (var row = y; row < y + h; row++)
        {
            for (var column = x; column < x + w; column++)
            {
                var value = (uint)(80 + (column + row) / 4 % 100 + (int)(Next() % (uint)amplitude));
                Pixels[row * Width + column] = value << 16 | value / 2 << 8 | 255 - value;
            }
        }
    }

    /// <summary>Letters of a small made-up alphabet.</summary>
    public void Text(int x, int y, int letters, uint ink)
    {
        for (var i = 0; i < letters; i++)
        {
            var shape = (Next() % 11 + 1) * 0x9E3779B1u;
            for (var bit = 0; bit < 30; bit++)
                if ((shape >> bit & 1) != 0) Pixels[(y + bit / 5) * Width + x + i * 6 + bit % 5] = ink;
        }
    }

    /// <summary>Letters E, H, L, T, I with stems and bars of one pixel, 7 x 9, two pixels apart, on whatever is there.</summary>
    public void Label(int x, int y, int letters, uint ink)
    {
        for (var i = 0; i < letters; i++, x += 9)
        {
            var letter = i % 5;
            Fill(letter is 3 or 4 ? x + 3 : x, y, 1, 9, ink);
            if (letter == 1) Fill(x + 6, y, 1, 9, ink);
            if (letter is 0 or 3) Fill(x, y, 7, 1, ink);
            if (letter is 0 or 1) Fill(x, y + 4, 7, 1, ink);
            if (letter is 0 or 2) Fill(x, y + 8, 7, 1, ink);
        }
    }

    /// <summary>Whether the viewer shows a rectangle exactly.</summary>
    public bool IsExact(PixelRect rect)
    {
        for (var y = rect.Y; y < rect.Bottom; y++)
            for (var x = rect.X; x < rect.Right; x++)
                if (Decoder.Pixels[y * Decoder.Stride + x] != (Pixels[y * Width + x] & 0xFFFFFF)) return false;
        return true;
    }

    /// <summary>Encodes, decodes and returns the frame's bytes (empty when there is nothing to send) and whether something is owed.</summary>
    public (byte[] Bytes, bool Debt) Step(EncodeBudget budget, params PixelRect[] damage)
    {
        var frame = Encoder.Encode(Pixels, Width, damage, budget);
        if (frame.Kind == EncodedKind.Empty) return ([], frame.DebtRemains);
        var bytes = frame.Bytes.ToArray();
        Assert.Equal(DecodeOutcome.Decoded, Decoder.Decode(bytes));
        return (bytes, frame.DebtRemains);
    }

    public bool IsExact()
    {
        for (var y = 0; y < Height; y++)
        {
            var shown = Decoder.Pixels.Slice(y * Decoder.Stride, Width);
            for (var x = 0; x < Width; x++)
                if (shown[x] != (Pixels[y * Width + x] & 0xFFFFFF)) return false;
        }

        return true;
    }

    public void Dispose()
    {
        Encoder.Dispose();
        Decoder.Dispose();
    }
}
