using Deskside.Companion.Linux.Xlib;

namespace Deskside.Companion.Linux.Drawing;

/// <summary>Text with the display server's own fonts, where Xft is missing. What they lack is shown as a question mark.</summary>
internal sealed unsafe class ServerTexts : ITextPainter
{
    private const char Unknown = '?';

    private readonly XConnection _connection;
    private readonly Dictionary<TextStyle, List<ServerFont>> _fonts = [];

    public ServerTexts(XConnection connection, double scale)
    {
        _connection = connection;
        foreach (var style in Enum.GetValues<TextStyle>()) _fonts[style] = OpenFonts(connection, style, scale);
    }

    public int Measure(string text, TextStyle style)
    {
        var width = 0;
        foreach (var (_, _, advance) in Glyphs(text, style)) width += advance;
        return width;
    }

    public TextMetrics MetricsOf(TextStyle style) => new(_fonts[style].Max(f => f.Ascent), _fonts[style].Max(f => f.Height));

    public void Draw(nuint pixmap, IReadOnlyList<DrawnText> texts)
    {
        var context = X11.CreateGC(_connection.Handle, pixmap, 0, null);
        var visual = X11.DefaultVisual(_connection.Handle, _connection.Screen);
        var both = stackalloc byte[2];
        foreach (var text in texts)
        {
            _ = X11.SetForeground(_connection.Handle, context, ServerColour.Of(text.Colour, visual));
            var x = text.X;
            foreach (var (font, character, advance) in Glyphs(text.Text, text.Style))
            {
                (both[0], both[1]) = ((byte)(character >> 8), (byte)character);
                _ = X11.SetFont(_connection.Handle, context, font.Id);
                _ = X11.DrawString16(_connection.Handle, pixmap, context, x, text.Baseline, both, 1);
                x += advance;
            }
        }
        _ = X11.FreeGC(_connection.Handle, context);
    }

    public void Dispose()
    {
        foreach (var font in _fonts.Values.SelectMany(f => f)) font.Dispose();
        _fonts.Clear();
    }

    private IEnumerable<(ServerFont Font, char Character, int Advance)> Glyphs(string text, TextStyle style)
    {
        var fonts = _fonts[style];
        foreach (var rune in VisualOrder.Of(text))
        {
            if (rune.Value is 0x200C or 0x200D or (>= 0xFE00 and <= 0xFE0F)) continue;
            var character = rune.IsBmp ? (char)rune.Value : Unknown;
            var font = fonts.Find(f => f.WidthOf(character) is not null);
            if (font is null) (font, character) = (fonts[0], Plain(character));
            yield return (font, character, font.WidthOf(character) ?? 0);
        }
    }

    /// <summary>What stands in for a character that no font has.</summary>
    private static char Plain(char character) => character switch
    {
        '…' => '.',
        '“' or '”' or '„' => '"',
        '‘' or '’' => '\'',
        '–' or '—' => '-',
        '·' => '.',
        _ => Unknown,
    };

    private static List<ServerFont> OpenFonts(XConnection connection, TextStyle style, double scale)
    {
        var weight = style is TextStyle.Title or TextStyle.Strong or TextStyle.SmallStrong or TextStyle.Words ? "bold" : "medium";
        var size = (int)Math.Round((style is TextStyle.Title or TextStyle.Words ? 18 : style is TextStyle.Small or TextStyle.SmallStrong ? 12 : 14) * scale);
        string[] names =
        [
            $"-*-helvetica-{weight}-r-normal-*-{size}-*-*-*-*-*-iso10646-1",
            $"-*-helvetica-{weight}-r-normal-*-{size}-*-*-*-*-*-iso8859-1",
            $"-misc-fixed-medium-r-normal-*-{(size > 14 ? 18 : 13)}-*-*-*-*-*-iso10646-1",
            $"-*-*-{weight}-r-normal-*-{size}-*-*-*-*-*-iso10646-1",
            "fixed",
        ];
        var fonts = names.Select(n => ServerFont.TryOpen(connection, n)).OfType<ServerFont>().ToList();
        return fonts.Count > 0 ? fonts : throw new DisplayUnavailableException(
            $"The display '{connection.Name}' has no font at all, and libXft is not there: install the package libxft2 or xfonts-base.");
    }
}
