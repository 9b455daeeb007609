using System.Text;
using Deskside.Bench.StreamBench.X;

namespace Deskside.Bench.StreamBench.Painting;

/// <summary>Draws on windows and pixmaps of one display, by the display server's own means as applications do. One thread at a time.</summary>
internal sealed unsafe class Easel(XDisplay display) : IDisposable
{
    private readonly Dictionary<string, nint> _fonts = [];
    private readonly Dictionary<nuint, nint> _draws = [];
    private readonly List<nuint> _pixmaps = [];

    public const string Plain = "Liberation Sans-12";
    public const string Heading = "Liberation Sans-18:bold";
    public const string Mono = "DejaVu Sans Mono-11";

    // As most desktops have it; the hard case for codecs that halve the colours.
    private const string Smoothing = ":antialias=true:rgba=rgb:lcdfilter=lcddefault:hinting=true:hintstyle=hintslight";

    public XDisplay Display { get; } = display;

    /// <summary>A picture of its own in the display server, freed with the easel.</summary>
    public nuint NewPixmap(int width, int height)
    {
        var pixmap = X11.CreatePixmap(Display.Handle, Display.Root, (uint)width, (uint)height, Display.Depth);
        _pixmaps.Add(pixmap);
        return pixmap;
    }

    public void Fill(nuint on, int x, int y, int width, int height, uint colour)
    {
        _ = X11.SetForeground(Display.Handle, Display.Context, colour);
        _ = X11.FillRectangle(Display.Handle, on, Display.Context, x, y, (uint)width, (uint)height);
    }

    public void Copy(nuint from, int fromX, int fromY, int width, int height, nuint to, int x, int y) =>
        _ = X11.CopyArea(Display.Handle, from, to, Display.Context, fromX, fromY, (uint)width, (uint)height, x, y);

    /// <summary>Text whose baseline begins at the point.</summary>
    public void Text(nuint on, int x, int y, string text, uint colour, string font)
    {
        if (!_draws.TryGetValue(on, out var draw))
            _draws[on] = draw = Xft.DrawCreate(Display.Handle, on, Display.Visual, X11.DefaultColormap(Display.Handle, Display.Screen));
        if (!_fonts.TryGetValue(font, out var opened)) _fonts[font] = opened = Xft.FontOpenName(Display.Handle, Display.Screen, font + Smoothing);
        if (opened == 0) throw new InvalidOperationException($"The font {font} cannot be opened.");
        var ink = new Xft.Colour
        {
            Pixel = colour,
            Parts = new Xft.RenderColour { Red = Wide(colour >> 16), Green = Wide(colour >> 8), Blue = Wide(colour), Alpha = ushort.MaxValue },
        };
        var bytes = Encoding.UTF8.GetBytes(text);
        fixed (byte* at = bytes) Xft.DrawString(draw, &ink, opened, x, y, at, bytes.Length);
    }

    /// <summary>Puts pixels (0x00RRGGBB, row by row).</summary>
    public void Picture(nuint on, int x, int y, int width, int height, ReadOnlySpan<uint> pixels)
    {
        fixed (uint* at = pixels)
        {
            var image = X11.CreateImage(Display.Handle, Display.Visual, Display.Depth, X11.PixmapZ, 0, (byte*)at, (uint)width, (uint)height, 32, width * 4);
            _ = X11.PutImage(Display.Handle, on, Display.Context, image, 0, 0, x, y, (uint)width, (uint)height);
            Display.Sync();
            image->Pixels = null;
            _ = X11.DestroyImage(image);
        }
    }

    /// <summary>A window's frame and title, as a window manager draws them; the content's corner is at (x, y + 24).</summary>
    public void Frame(nuint on, int x, int y, int width, int height, string title, uint paper)
    {
        Fill(on, x - 1, y - 1, width + 2, height + 2, 0x7A828A);
        Fill(on, x, y, width, 24, 0xDDE1E6);
        Text(on, x + 10, y + 17, title, 0x303840, Plain);
        Fill(on, x, y + 24, width, height - 24, paper);
    }

    public void Dispose()
    {
        foreach (var draw in _draws.Values) Xft.DrawDestroy(draw);
        foreach (var pixmap in _pixmaps) _ = X11.FreePixmap(Display.Handle, pixmap);
        Display.Sync();
    }

    private static ushort Wide(uint part) => (ushort)((part & 255) * 257);
}
