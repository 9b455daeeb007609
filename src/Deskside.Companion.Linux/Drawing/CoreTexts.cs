using System.Text;
using Deskside.Companion.Linux.Xlib;

namespace Deskside.Companion.Linux.Drawing;

/// <summary>Text with the display server's own fonts, where Xft is missing: every system can show it.</summary>
internal sealed unsafe class CoreTexts : ITextPainter
{
    private readonly XConnection _connection;
    private readonly Dictionary<TextStyle, nint> _sets = [];

    public CoreTexts(XConnection connection, double scale)
    {
        _connection = connection;
        foreach (var style in Enum.GetValues<TextStyle>()) _sets[style] = OpenSet(connection, style, scale);
    }

    public int Measure(string text, TextStyle style)
    {
        var bytes = Encoding.UTF8.GetBytes(Order(text));
        fixed (byte* first = bytes)
        {
            return X11.Utf8TextEscapement(_sets[style], first, bytes.Length);
        }
    }

    public TextMetrics MetricsOf(TextStyle style)
    {
        var extents = X11.ExtentsOfFontSet(_sets[style])->MostLogical;
        return new TextMetrics(-extents.Y, extents.Height);
    }

    public void Draw(nuint pixmap, IReadOnlyList<DrawnText> texts)
    {
        var context = X11.CreateGC(_connection.Handle, pixmap, 0, null);
        var visual = X11.DefaultVisual(_connection.Handle, _connection.Screen);
        foreach (var text in texts)
        {
            var bytes = Encoding.UTF8.GetBytes(Order(text.Text));
            _ = X11.SetForeground(_connection.Handle, context, ServerColour.Of(text.Colour, visual));
            fixed (byte* first = bytes)
            {
                X11.Utf8DrawString(_connection.Handle, pixmap, _sets[text.Style], context, text.X, text.Baseline, first, bytes.Length);
            }
        }
        _ = X11.FreeGC(_connection.Handle, context);
    }

    public void Dispose()
    {
        foreach (var set in _sets.Values) X11.FreeFontSet(_connection.Handle, set);
        _sets.Clear();
    }

    private static string Order(string text) => string.Concat(VisualOrder.Of(text).Select(r => r.ToString()));

    private static nint OpenSet(XConnection connection, TextStyle style, double scale)
    {
        var bold = style is TextStyle.Title or TextStyle.Strong or TextStyle.SmallStrong or TextStyle.Words;
        var size = (int)Math.Round((style is TextStyle.Title or TextStyle.Words ? 18 : style is TextStyle.Small or TextStyle.SmallStrong ? 12 : 14) * scale);
        var weight = bold ? "bold" : "medium";
        string[] names = [$"-*-helvetica-{weight}-r-normal-*-{size}-*-*-*-*-*-*-*,-*-*-{weight}-r-*-*-{size}-*-*-*-*-*-iso10646-1,-*-*-*-r-*-*-{size}-*-*-*-*-*-*-*,fixed,*", "fixed,*"];
        foreach (var name in names)
        {
            var set = X11.CreateFontSet(connection.Handle, name, out var missing, out _, out _);
            if (missing != null) X11.FreeStringList(missing);
            if (set != 0) return set;
        }
        throw new DisplayUnavailableException($"The display '{connection.Name}' has no font at all, and libXft is not there: install the package libxft2 or xfonts-base.");
    }
}
