namespace Deskside.Bench.StreamBench.Painting;

/// <summary>A made-up landscape with the statistics of a photograph: detail at every size, soft light, a few hard edges, a little grain.</summary>
/// <remarks>The same pixels on every run. Made once, shared by all scenes.</remarks>
internal static class Photo
{
    public const int Width = 3200;
    public const int Height = 1800;

    private static readonly Lazy<uint[]> Once = new(Make);

    /// <summary>0x00RRGGBB, row by row.</summary>
    public static uint[] Pixels => Once.Value;

    /// <summary>A part of it.</summary>
    public static uint[] Cut(int x, int y, int width, int height)
    {
        var cut = new uint[width * height];
        for (var row = 0; row < height; row++) Pixels.AsSpan((y + row) * Width + x, width).CopyTo(cut.AsSpan(row * width));
        return cut;
    }

    private static uint[] Make()
    {
        var pixels = new uint[Width * Height];
        Parallel.For(0, Height, y => Row(pixels.AsSpan(y * Width, Width), y));
        return pixels;
    }

    private static void Row(Span<uint> row, int y)
    {
        for (var x = 0; x < row.Length; x++)
        {
            var ridge = 620 + (int)(420 * (Noise(x, 7, 600, 3) - 0.5f)) + (int)(60 * (Noise(x, 91, 60, 3) - 0.5f));
            var far = 480 + (int)(300 * (Noise(x, 311, 900, 2) - 0.5f));
            float light = Noise(x, y, 420, 7), detail = Noise(x + 5000, y, 24, 3) - 0.5f;
            var grain = (Lattice(x, y, 99) - 0.5f) * 5;
            (float r, float g, float b) = y < far
                ? (110 + 110f * y / 700 + 50 * (light - 0.5f), 150 + 70f * y / 700 + 50 * (light - 0.5f), 205 + 30 * (light - 0.5f))
                : y < ridge
                    ? (96 + 60 * light + 18 * detail, 112 + 60 * light + 18 * detail, 138 + 46 * light + 12 * detail)
                    : (46 + 110 * light + 74 * detail, 74 + 104 * light + 66 * detail, 30 + 60 * light + 52 * detail);
            row[x] = (uint)(Byte(r + grain) << 16 | Byte(g + grain) << 8 | Byte(b + grain));
        }
    }

    private static int Byte(float value) => Math.Clamp((int)value, 0, 255);

    private static float Noise(int x, int y, int size, int octaves)
    {
        float sum = 0, weight = 1, total = 0;
        for (var octave = 0; octave < octaves && size > 1; octave++)
        {
            sum += weight * Smooth(x, y, size, octave);
            total += weight;
            weight *= 0.55f;
            size /= 2;
        }
        return sum / total;
    }

    private static float Smooth(int x, int y, int size, int octave)
    {
        int cx = x / size, cy = y / size;
        float fx = (float)(x % size) / size, fy = (float)(y % size) / size;
        fx = fx * fx * (3 - 2 * fx);
        fy = fy * fy * (3 - 2 * fy);
        var top = Lattice(cx, cy, octave) * (1 - fx) + Lattice(cx + 1, cy, octave) * fx;
        var bottom = Lattice(cx, cy + 1, octave) * (1 - fx) + Lattice(cx + 1, cy + 1, octave) * fx;
        return top * (1 - fy) + bottom * fy;
    }

    private static float Lattice(int x, int y, int octave)
    {
        var value = (uint)(x * 374761393 + y * 668265263 + octave * 974634777);
        value = (value ^ value >> 13) * 1274126177;
        return (value ^ value >> 16) / 4294967295f;
    }
}
