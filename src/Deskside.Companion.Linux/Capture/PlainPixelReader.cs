using Deskside.Codec;
using Deskside.Companion.Linux.Xlib;

namespace Deskside.Companion.Linux.Capture;

/// <summary>Fetches pixels over the connection itself, for servers without MIT-SHM or on another machine.</summary>
internal sealed unsafe class PlainPixelReader : IPixelReader
{
    private const int PixmapZ = 2;

    private readonly XConnection _connection;
    private XImage* _image;

    private PlainPixelReader(XConnection connection) => _connection = connection;

    public PixelFormat Format { get; private set; }

    /// <summary>Null when the server draws in a layout without colour masks (a palette), which cannot be shared.</summary>
    public static PlainPixelReader? TryCreate(XConnection connection)
    {
        var reader = new PlainPixelReader(connection);
        if (reader.Read(new PixelRect(0, 0, 1, 1), out _).IsEmpty) return null;
        var visual = X11.DefaultVisual(connection.Handle, connection.Screen);
        if (!PixelFormat.TryOf(reader._image, visual, out var format)) return null;
        reader.Format = format;
        return reader;
    }

    // The pixels come with the connection's answer; there is nothing to keep ready.
    public void Expect(int pixels) { }

    public ReadOnlySpan<byte> Read(PixelRect area, out int strideBytes)
    {
        Release();
        strideBytes = 0;
        _image = X11.GetImage(_connection.Handle, _connection.Root, area.X, area.Y, (uint)area.Width, (uint)area.Height, nuint.MaxValue, PixmapZ);
        _connection.ThrowIfLost();
        _ = _connection.TakeError();
        if (_image == null) return default;
        strideBytes = _image->BytesPerLine;
        return new ReadOnlySpan<byte>(_image->Pixels, strideBytes * area.Height);
    }

    public void Dispose() => Release();

    private void Release()
    {
        if (_image != null) _ = X11.DestroyImage(_image);
        _image = null;
    }
}
