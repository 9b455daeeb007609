using Deskside.Companion.Linux.Xlib;

namespace Deskside.Companion.Linux.Drawing;

/// <summary>Brings a finished picture to a window at once: shapes, then texts, on a pixmap; then one copy, so nothing flickers.</summary>
internal sealed unsafe class WindowPainter(XConnection connection, ITextPainter texts) : IDisposable
{
    private const int PixmapZ = 2;

    private readonly XVisual* _visual = X11.DefaultVisual(connection.Handle, connection.Screen);
    private readonly int _depth = X11.DefaultDepth(connection.Handle, connection.Screen);
    private nint _context;

    public void Paint(nuint window, Canvas canvas)
    {
        var (width, height) = ((uint)canvas.Width, (uint)canvas.Height);
        var pixmap = X11.CreatePixmap(connection.Handle, window, width, height, (uint)_depth);
        if (_context == 0) _context = X11.CreateGC(connection.Handle, pixmap, 0, null);
        PutShapes(pixmap, canvas);
        texts.Draw(pixmap, canvas.Drawn);
        _ = X11.CopyArea(connection.Handle, pixmap, window, _context, 0, 0, width, height, 0, 0);
        _ = X11.FreePixmap(connection.Handle, pixmap);
    }

    public void Dispose()
    {
        if (_context != 0) _ = X11.FreeGC(connection.Handle, _context);
    }

    private void PutShapes(nuint pixmap, Canvas canvas)
    {
        var image = X11.CreateImage(connection.Handle, _visual, (uint)_depth, PixmapZ, 0, null, (uint)canvas.Width, (uint)canvas.Height, 32, 0);
        if (image == null) return;
        var bytes = new byte[image->BytesPerLine * canvas.Height];
        for (var y = 0; y < canvas.Height; y++) FillRow(bytes.AsSpan(y * image->BytesPerLine), canvas.Pixels.Slice(y * canvas.Width, canvas.Width), image);
        fixed (byte* first = bytes)
        {
            image->Pixels = first;
            _ = X11.PutImage(connection.Handle, pixmap, _context, image, 0, 0, 0, 0, (uint)canvas.Width, (uint)canvas.Height);
            image->Pixels = null;
        }
        _ = X11.DestroyImage(image);
    }

    private void FillRow(Span<byte> row, ReadOnlySpan<uint> pixels, XImage* image)
    {
        var size = image->BitsPerPixel / 8;
        for (var x = 0; x < pixels.Length; x++)
        {
            var pixel = ServerColour.Of(pixels[x], _visual);
            for (var i = 0; i < size; i++)
            {
                var shift = 8 * (image->ByteOrder == 0 ? i : size - 1 - i);
                row[x * size + i] = (byte)(pixel >> shift);
            }
        }
    }
}
