using System.Runtime.InteropServices;

namespace Deskside.Bench.StreamBench.X;

/// <summary>Pictures of an area of a display, through memory that the display server writes directly. One thread at a time.</summary>
internal sealed unsafe class ScreenGrab : IDisposable
{
    private const int CreateForOwner = 0x200 | 0x180;

    private readonly XDisplay _display;
    private readonly XImage* _image;
    private readonly XExtensions.Segment* _segment;

    public ScreenGrab(XDisplay display, int width, int height)
    {
        (_display, Width, Height) = (display, width, height);
        _segment = (XExtensions.Segment*)NativeMemory.AllocZeroed((nuint)sizeof(XExtensions.Segment));
        _image = XExtensions.ShmCreateImage(display.Handle, display.Visual, display.Depth, X11.PixmapZ, null, _segment, (uint)width, (uint)height);
        var id = LibC.SegmentGet(0, (nuint)(_image->BytesPerLine * height), CreateForOwner);
        var address = id < 0 ? -1 : LibC.SegmentAttach(id, 0, 0);
        if (address == -1) throw new InvalidOperationException("No shared memory for a picture of the display.");
        _segment->SystemId = id;
        _segment->Address = (byte*)address;
        _image->Pixels = (byte*)address;
        _ = XExtensions.ShmAttach(display.Handle, _segment);
        display.Sync();
        _ = LibC.SegmentControl(id, 0, 0);
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>The area's pixels now, 0xXXRRGGBB row by row; lent until the next call.</summary>
    public ReadOnlySpan<uint> Take(int x, int y)
    {
        _ = XExtensions.ShmGetImage(_display.Handle, _display.Root, _image, x, y, nuint.MaxValue);
        return new ReadOnlySpan<uint>(_segment->Address, Width * Height);
    }

    public void Dispose()
    {
        _ = XExtensions.ShmDetach(_display.Handle, _segment);
        _display.Sync();
        _image->Pixels = null;
        _ = X11.DestroyImage(_image);
        _ = LibC.SegmentDetach((nint)_segment->Address);
        NativeMemory.Free(_segment);
    }
}
