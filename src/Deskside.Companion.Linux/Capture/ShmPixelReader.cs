using Deskside.Codec;
using Deskside.Companion.Linux.Xlib;

namespace Deskside.Companion.Linux.Capture;

/// <summary>Fetches pixels through memory that the server writes directly (MIT-SHM).</summary>
/// <remarks>
/// The segment is marked for removal as soon as both ends are attached: nothing stays behind, however the process ends.
/// </remarks>
internal sealed unsafe class ShmPixelReader : IPixelReader
{
    private const int PixmapZ = 2;

    private readonly XConnection _connection;
    private readonly XVisual* _visual;
    private readonly uint _depth;
    private XShm.Segment _segment;
    private nuint _sizeBytes;

    private ShmPixelReader(XConnection connection)
    {
        _connection = connection;
        _visual = X11.DefaultVisual(connection.Handle, connection.Screen);
        _depth = (uint)X11.DefaultDepth(connection.Handle, connection.Screen);
    }

    public PixelFormat Format { get; private set; }

    /// <summary>Null where the server has no MIT-SHM, is on another machine, or draws in a layout without masks.</summary>
    public static ShmPixelReader? TryCreate(XConnection connection)
    {
        if (XShm.QueryExtension(connection.Handle) == 0) return null;
        var reader = new ShmPixelReader(connection);
        if (reader.TryGrow(4096) && reader.Probe()) return reader;
        reader.Dispose();
        return null;
    }

    public void Expect(int pixels)
    {
        var needed = (nuint)pixels * (nuint)Format.BytesPerPixel;
        // Written once, so that the system has given the memory before the first picture is in a hurry.
        if (needed > _sizeBytes && TryGrow(needed)) new Span<byte>(_segment.Address, (int)needed).Clear();
    }

    public ReadOnlySpan<byte> Read(PixelRect area, out int strideBytes)
    {
        var image = XShm.CreateImage(_connection.Handle, _visual, _depth, PixmapZ, null, null, (uint)area.Width, (uint)area.Height);
        strideBytes = image == null ? 0 : image->BytesPerLine;
        if (image == null) return default;
        try
        {
            var length = (nuint)strideBytes * (nuint)area.Height;
            if (length > _sizeBytes && !TryGrow(length)) return default;
            fixed (XShm.Segment* segment = &_segment)
            {
                image->ObjectPointer = (nint)segment;
                image->Pixels = segment->Address;
                var done = XShm.GetImage(_connection.Handle, _connection.Root, image, area.X, area.Y, nuint.MaxValue);
                _connection.ThrowIfLost();
                return done == 0 || _connection.TakeError() != 0 ? default : new ReadOnlySpan<byte>(segment->Address, (int)length);
            }
        }
        finally
        {
            image->Pixels = null;
            _ = X11.DestroyImage(image);
        }
    }

    public void Dispose() => Release();

    private bool Probe()
    {
        var image = XShm.CreateImage(_connection.Handle, _visual, _depth, PixmapZ, null, null, 1, 1);
        if (image == null) return false;
        var known = PixelFormat.TryOf(image, _visual, out var format);
        Format = format;
        _ = X11.DestroyImage(image);
        return known && !Read(new PixelRect(0, 0, 1, 1), out _).IsEmpty;
    }

    private bool TryGrow(nuint sizeBytes)
    {
        Release();
        var id = LibC.SegmentGet(LibC.IpcPrivate, sizeBytes, LibC.IpcCreate | 0x180);
        if (id < 0) return false;
        var address = LibC.SegmentAttach(id, 0, 0);
        _segment = new XShm.Segment { SystemId = id, Address = (byte*)address };
        var attached = address != -1 && AttachServer();
        _ = LibC.SegmentControl(id, LibC.IpcRemove, 0);
        if (attached) _sizeBytes = sizeBytes;
        else if (address != -1) _ = LibC.SegmentDetach(address);
        return attached;
    }

    private bool AttachServer()
    {
        _connection.Sync();
        _ = _connection.TakeError();
        fixed (XShm.Segment* segment = &_segment)
        {
            _ = XShm.Attach(_connection.Handle, segment);
        }
        // A server on another machine offers the extension too, and refuses here.
        _connection.Sync();
        return !_connection.IsLost && _connection.TakeError() == 0;
    }

    private void Release()
    {
        if (_sizeBytes == 0) return;
        if (!_connection.IsLost)
        {
            fixed (XShm.Segment* segment = &_segment)
            {
                _ = XShm.Detach(_connection.Handle, segment);
            }
            _connection.Sync();
        }
        _ = LibC.SegmentDetach((nint)_segment.Address);
        _sizeBytes = 0;
    }
}
