namespace Deskside.Companion.Linux.Drawing;

/// <summary>A picture of a window in memory: smooth shapes now, texts noted for the display server to draw over them.</summary>
internal sealed class Canvas(int width, int height, ITextPainter texts)
{
    private readonly uint[] _pixels = new uint[width * height];
    private readonly List<DrawnText> _drawn = [];

    public int Width => width;
    public int Height => height;
    public ITextPainter Texts => texts;
    public ReadOnlySpan<uint> Pixels => _pixels;
    public IReadOnlyList<DrawnText> Drawn => _drawn;

    public void Clear(uint colour)
    {
        _pixels.AsSpan().Fill(colour);
        _drawn.Clear();
    }

    /// <summary>Fills a rectangle with round corners, with smooth edges.</summary>
    public void Fill(Box box, double radius, uint colour)
    {
        for (var y = Math.Max(0, box.Y); y < Math.Min(height, box.Bottom); y++)
        {
            for (var x = Math.Max(0, box.X); x < Math.Min(width, box.Right); x++)
            {
                var cover = Cover(box, radius, x + 0.5, y + 0.5);
                if (cover > 0) Blend(y * width + x, colour, cover);
            }
        }
    }

    /// <summary>Draws the edge of a rectangle with round corners, inside of it.</summary>
    public void Edge(Box box, double radius, double thickness, uint colour)
    {
        for (var y = Math.Max(0, box.Y); y < Math.Min(height, box.Bottom); y++)
        {
            for (var x = Math.Max(0, box.X); x < Math.Min(width, box.Right); x++)
            {
                var distance = Distance(box, radius, x + 0.5, y + 0.5);
                var cover = Math.Min(Math.Clamp(0.5 - distance, 0, 1), Math.Clamp(0.5 + distance + thickness, 0, 1));
                if (cover > 0) Blend(y * width + x, colour, cover);
            }
        }
    }

    /// <summary>Writes one line. It must fit: shorten it before.</summary>
    public void Write(string text, int x, int baseline, TextStyle style, uint colour)
    {
        if (text.Length > 0) _drawn.Add(new DrawnText(text, x, baseline, style, colour));
    }

    /// <summary>Writes one line in the middle of a box, shortened to it.</summary>
    public void WriteCentred(string text, Box box, TextStyle style, uint colour)
    {
        var shown = TextFit.Shorten(text, box.Width, t => texts.Measure(t, style));
        var metrics = texts.MetricsOf(style);
        Write(shown, box.X + (box.Width - texts.Measure(shown, style)) / 2, box.Y + (box.Height - metrics.Height) / 2 + metrics.Ascent, style, colour);
    }

    /// <summary>Writes one line at the left of a box, in its middle, shortened to it.</summary>
    public void WriteLeft(string text, Box box, TextStyle style, uint colour)
    {
        var metrics = texts.MetricsOf(style);
        Write(TextFit.Shorten(text, box.Width, t => texts.Measure(t, style)), box.X, box.Y + (box.Height - metrics.Height) / 2 + metrics.Ascent, style, colour);
    }

    private static double Cover(Box box, double radius, double x, double y) => Math.Clamp(0.5 - Distance(box, radius, x, y), 0, 1);

    /// <summary>Distance to the edge of the round rectangle, negative inside.</summary>
    private static double Distance(Box box, double radius, double x, double y)
    {
        var dx = Math.Abs(x - (box.X + box.Width / 2.0)) - (box.Width / 2.0 - radius);
        var dy = Math.Abs(y - (box.Y + box.Height / 2.0)) - (box.Height / 2.0 - radius);
        var outside = Math.Sqrt(Math.Max(dx, 0) * Math.Max(dx, 0) + Math.Max(dy, 0) * Math.Max(dy, 0));
        return outside + Math.Min(Math.Max(dx, dy), 0) - radius;
    }

    private void Blend(int at, uint colour, double cover) =>
        _pixels[at] = cover >= 1 ? colour : Palette.Mix(_pixels[at], colour, (int)(cover * 256));
}

/// <summary>One line of text on a picture.</summary>
internal readonly record struct DrawnText(string Text, int X, int Baseline, TextStyle Style, uint Colour);
