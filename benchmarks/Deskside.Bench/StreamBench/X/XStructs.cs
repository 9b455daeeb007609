using System.Runtime.InteropServices;

namespace Deskside.Bench.StreamBench.X;

/// <summary>Xlib's event union: 24 longs, of which the bench reads the type.</summary>
[StructLayout(LayoutKind.Explicit, Size = 192)]
internal struct XEvent
{
    [FieldOffset(0)] public int Type;
}

/// <summary>XSetWindowAttributes.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct XWindowAttributes
{
    public nuint BackgroundPixmap, BackgroundPixel, BorderPixmap, BorderPixel;
    public int BitGravity, WindowGravity, BackingStore;
    public nuint BackingPlanes, BackingPixel;
    public int SaveUnder;
    public nint EventMask, DoNotPropagateMask;
    public int OverrideRedirect;
    public nuint Colormap, Cursor;
}

/// <summary>Xlib's picture on this side of the connection.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct XImage
{
    public int Width, Height, XOffset, Format;
    public byte* Pixels;
    public int ByteOrder, BitmapUnit, BitmapBitOrder, BitmapPad, Depth, BytesPerLine, BitsPerPixel;
    public nuint RedMask, GreenMask, BlueMask;
    public nint ObjectPointer;
    public nint F0, F1, F2, F3, F4, F5;
}
