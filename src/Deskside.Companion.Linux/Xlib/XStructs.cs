using System.Runtime.InteropServices;

namespace Deskside.Companion.Linux.Xlib;

/// <summary>Xlib's event union: 24 longs. Read through the struct that its type names.</summary>
[StructLayout(LayoutKind.Explicit, Size = 192)]
internal struct XEvent
{
    [FieldOffset(0)] public int Type;
    [FieldOffset(0)] public XAnyEvent Any;
    [FieldOffset(0)] public XGenericEventCookie Cookie;
    [FieldOffset(0)] public XKeyEvent Key;
    [FieldOffset(0)] public XConfigureEvent Configure;
    [FieldOffset(0)] public XReparentEvent Reparent;
    [FieldOffset(0)] public XVisibilityEvent Visibility;
    [FieldOffset(0)] public XMessageEvent Message;
    [FieldOffset(0)] public XSelectionEvent Selection;
    [FieldOffset(0)] public XPropertyEvent Property;
}

[StructLayout(LayoutKind.Sequential)]
internal struct XAnyEvent
{
    public int Type;
    public nuint Serial;
    public int SendEvent;
    public nint Display;
    public nuint Window;
}

[StructLayout(LayoutKind.Sequential)]
internal unsafe struct XGenericEventCookie
{
    public int Type;
    public nuint Serial;
    public int SendEvent;
    public nint Display;
    public int Extension;
    public int EventType;
    public uint Cookie;
    public void* Payload;
}

[StructLayout(LayoutKind.Sequential)]
internal struct XKeyEvent
{
    public int Type;
    public nuint Serial;
    public int SendEvent;
    public nint Display;
    public nuint Window;
    public nuint Root;
    public nuint Subwindow;
    public nuint Time;
    public int X, Y, RootX, RootY;
    public uint State;
    public uint Keycode;
    public int SameScreen;
}

[StructLayout(LayoutKind.Sequential)]
internal struct XConfigureEvent
{
    public int Type;
    public nuint Serial;
    public int SendEvent;
    public nint Display;
    public nuint Event;
    public nuint Window;
    public int X, Y, Width, Height, BorderWidth;
    public nuint Above;
    public int OverrideRedirect;
}

[StructLayout(LayoutKind.Sequential)]
internal struct XReparentEvent
{
    public int Type;
    public nuint Serial;
    public int SendEvent;
    public nint Display;
    public nuint Event;
    public nuint Window;
    public nuint Parent;
    public int X, Y, OverrideRedirect;
}

[StructLayout(LayoutKind.Sequential)]
internal struct XVisibilityEvent
{
    public int Type;
    public nuint Serial;
    public int SendEvent;
    public nint Display;
    public nuint Window;
    public int State;
}

[StructLayout(LayoutKind.Sequential)]
internal unsafe struct XMessageEvent
{
    public int Type;
    public nuint Serial;
    public int SendEvent;
    public nint Display;
    public nuint Window;
    public nuint MessageType;
    public int Format;
    public fixed long Longs[5];
}

[StructLayout(LayoutKind.Sequential)]
internal struct XSelectionEvent
{
    public int Type;
    public nuint Serial;
    public int SendEvent;
    public nint Display;
    public nuint Requestor;
    public nuint Selection;
    public nuint Target;
    public nuint Property;
    public nuint Time;
}

[StructLayout(LayoutKind.Sequential)]
internal struct XPropertyEvent
{
    public int Type;
    public nuint Serial;
    public int SendEvent;
    public nint Display;
    public nuint Window;
    public nuint Atom;
    public nuint Time;
    public int State;
}

[StructLayout(LayoutKind.Sequential)]
internal struct XErrorEvent
{
    public int Type;
    public nint Display;
    public nuint ResourceId;
    public nuint Serial;
    public byte ErrorCode;
    public byte RequestCode;
    public byte MinorCode;
}

[StructLayout(LayoutKind.Sequential)]
internal struct XVisual
{
    public nint Extension;
    public nuint VisualId;
    public int Class;
    public nuint RedMask, GreenMask, BlueMask;
    public int BitsPerRgb;
    public int MapEntries;
}

/// <summary>Xlib's client-side picture; the function table at its end is never called by us except by XDestroyImage.</summary>
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

/// <summary>Event types and masks of the core protocol (X.h).</summary>
internal static class XEventType
{
    public const int KeyPress = 2;
    public const int Expose = 12;
    public const int VisibilityNotify = 15;
    public const int UnmapNotify = 18;
    public const int MapNotify = 19;
    public const int ReparentNotify = 21;
    public const int ConfigureNotify = 22;
    public const int PropertyNotify = 28;
    public const int SelectionNotify = 31;
    public const int ClientMessage = 33;
    public const int MappingNotify = 34;
    public const int GenericEvent = 35;
}

internal static class XEventMask
{
    public const nint VisibilityChange = 1 << 16;
    public const nint Exposure = 1 << 15;
    public const nint StructureNotify = 1 << 17;
    public const nint FocusChange = 1 << 21;
    public const nint PropertyChange = 1 << 22;
}
