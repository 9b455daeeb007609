using Deskside.Companion.Linux.Xlib;

namespace Deskside.Companion.Linux.Drawing;

/// <summary>Smooth text with Xft. Each character comes from the first font that has it, found with fontconfig when need be.</summary>
internal sealed unsafe class XftTexts : ITextPainter
{
    private const string Families = "Inter,Cantarell,Noto Sans,Ubuntu,DejaVu Sans,sans-serif";
    private const int FirstWithColour = 20305;

    /// <summary>Xft and fontconfig keep their lists for the whole process and do not guard them on older systems.</summary>
    private static readonly Lock OneAtATime = new();

    private readonly XConnection _connection;
    private readonly double _scale;
    private readonly Dictionary<TextStyle, FontChain> _chains = [];

    public XftTexts(XConnection connection, double scale)
    {
        (_connection, _scale) = (connection, scale);
        lock (OneAtATime)
        {
            foreach (var style in Enum.GetValues<TextStyle>()) _ = ChainOf(style);
        }
    }

    public int Measure(string text, TextStyle style)
    {
        var width = 0;
        lock (OneAtATime) ForEachRun(text, style, (font, characters) => width += WidthOf((Xft.Font*)font, characters));
        return width;
    }

    public TextMetrics MetricsOf(TextStyle style)
    {
        var font = ChainOf(style).First;
        return new TextMetrics(font->Ascent, font->Ascent + font->Descent);
    }

    public void Draw(nuint pixmap, IReadOnlyList<DrawnText> texts)
    {
        lock (OneAtATime) DrawAll(pixmap, texts);
    }

    public void Dispose()
    {
        lock (OneAtATime)
        {
            foreach (var chain in _chains.Values) chain.Dispose();
            _chains.Clear();
        }
    }

    private void DrawAll(nuint pixmap, IReadOnlyList<DrawnText> texts)
    {
        var visual = X11.DefaultVisual(_connection.Handle, _connection.Screen);
        var draw = Xft.DrawCreate(_connection.Handle, pixmap, visual, X11.DefaultColormap(_connection.Handle, _connection.Screen));
        if (draw == 0) return;
        foreach (var text in texts)
        {
            var x = text.X;
            ForEachRun(text.Text, text.Style, (font, characters) => x += DrawRun(draw, (Xft.Font*)font, characters, x, text.Baseline, text.Colour));
        }
        Xft.DrawDestroy(draw);
    }

    private int DrawRun(nint draw, Xft.Font* font, ReadOnlySpan<uint> characters, int x, int baseline, uint colour)
    {
        var ink = new Xft.Color { Red = Wide(colour >> 16), Green = Wide(colour >> 8), Blue = Wide(colour), Alpha = ushort.MaxValue };
        fixed (uint* first = characters)
        {
            Xft.DrawString(draw, &ink, font, x, baseline, first, characters.Length);
        }
        return WidthOf(font, characters);
    }

    private static ushort Wide(uint part) => (ushort)((part & 255) * 257);

    private int WidthOf(Xft.Font* font, ReadOnlySpan<uint> characters)
    {
        fixed (uint* first = characters)
        {
            Xft.TextExtents(_connection.Handle, font, first, characters.Length, out var extents);
            return extents.AdvanceX;
        }
    }

    private delegate void Run(nint font, ReadOnlySpan<uint> characters);

    private void ForEachRun(string text, TextStyle style, Run use)
    {
        var chain = ChainOf(style);
        var characters = new List<uint>(text.Length);
        var current = (nint)0;
        foreach (var rune in VisualOrder.Of(text))
        {
            // Joiners and variation marks shape glyphs; drawn one by one they are boxes.
            if (rune.Value is 0x200C or 0x200D or (>= 0xFE00 and <= 0xFE0F)) continue;
            var font = (nint)chain.For((uint)rune.Value);
            if (font != current && characters.Count > 0)
            {
                use(current, characters.ToArray());
                characters.Clear();
            }
            current = font;
            characters.Add((uint)rune.Value);
        }
        if (characters.Count > 0) use(current, characters.ToArray());
    }

    private FontChain ChainOf(TextStyle style)
    {
        if (_chains.TryGetValue(style, out var chain)) return chain;
        var (size, weight) = style switch
        {
            TextStyle.Title => (19.0, "bold"),
            TextStyle.Strong => (14.0, "bold"),
            TextStyle.Body => (14.0, "medium"),
            TextStyle.SmallStrong => (12.5, "bold"),
            TextStyle.Words => (18.0, "bold"),
            _ => (12.5, "medium"),
        };
        var name = string.Create(
            System.Globalization.CultureInfo.InvariantCulture, $"{Families}:pixelsize={Math.Round(size * _scale, 1)}:{weight}:antialias=true");
        return _chains[style] = new FontChain(_connection, name, Xft.GetVersion() >= FirstWithColour);
    }
}
