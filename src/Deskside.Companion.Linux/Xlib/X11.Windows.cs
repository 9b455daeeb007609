using System.Runtime.InteropServices;

namespace Deskside.Companion.Linux.Xlib;

/// <summary>libX11: windows, their properties and their place among others.</summary>
internal static unsafe partial class X11
{
    [StructLayout(LayoutKind.Sequential)]
    public struct SetWindowAttributes
    {
        public nuint BackgroundPixmap, BackgroundPixel, BorderPixmap, BorderPixel;
        public int BitGravity, WindowGravity, BackingStore;
        public nuint BackingPlanes, BackingPixel;
        public int SaveUnder;
        public nint EventMask, DoNotPropagateMask;
        public int OverrideRedirect;
        public nuint Colormap, Cursor;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct WindowAttributes
    {
        public int X, Y, Width, Height, Border, Depth;
        public nint Visual;
        public nuint Root;
        public int Kind, BitGravity, WindowGravity, BackingStore;
        public nuint BackingPlanes, BackingPixel;
        public int SaveUnder;
        public nuint Colormap;
        public int MapInstalled, MapState;
        public nint AllEventMasks, OwnEventMask, DoNotPropagateMask;
        public int OverrideRedirect;
        public nint Screen;
    }

    [LibraryImport(Library, EntryPoint = "XGetWindowAttributes")]
    public static partial int GetWindowAttributes(nint display, nuint window, WindowAttributes* attributes);

    [LibraryImport(Library, EntryPoint = "XCreateWindow")]
    public static partial nuint CreateWindow(
        nint display, nuint parent, int x, int y, uint width, uint height, uint border, int depth, uint kind, XVisual* visual,
        nuint valueMask, SetWindowAttributes* attributes);

    [LibraryImport(Library, EntryPoint = "XDestroyWindow")]
    public static partial int DestroyWindow(nint display, nuint window);

    [LibraryImport(Library, EntryPoint = "XMapWindow")]
    public static partial int MapWindow(nint display, nuint window);

    [LibraryImport(Library, EntryPoint = "XMapRaised")]
    public static partial int MapRaised(nint display, nuint window);

    [LibraryImport(Library, EntryPoint = "XUnmapWindow")]
    public static partial int UnmapWindow(nint display, nuint window);

    [LibraryImport(Library, EntryPoint = "XRaiseWindow")]
    public static partial int RaiseWindow(nint display, nuint window);

    [LibraryImport(Library, EntryPoint = "XMoveResizeWindow")]
    public static partial int MoveResizeWindow(nint display, nuint window, int x, int y, uint width, uint height);

    [LibraryImport(Library, EntryPoint = "XSetInputFocus")]
    public static partial int SetInputFocus(nint display, nuint window, int revertTo, nuint time);

    [LibraryImport(Library, EntryPoint = "XQueryTree")]
    public static partial int QueryTree(nint display, nuint window, out nuint root, out nuint parent, out nuint* children, out uint count);

    [LibraryImport(Library, EntryPoint = "XChangeProperty")]
    public static partial int ChangeProperty(
        nint display, nuint window, nuint property, nuint type, int format, int mode, void* value, int count);

    [LibraryImport(Library, EntryPoint = "XGetWindowProperty")]
    public static partial int GetWindowProperty(
        nint display, nuint window, nuint property, nint offset, nint length, int delete, nuint type,
        out nuint actualType, out int format, out nuint count, out nuint bytesAfter, out byte* value);

    [LibraryImport(Library, EntryPoint = "XSendEvent")]
    public static partial int SendEvent(nint display, nuint window, int propagate, nint mask, XEvent* sent);

    [LibraryImport(Library, EntryPoint = "XConvertSelection")]
    public static partial int ConvertSelection(
        nint display, nuint selection, nuint target, nuint property, nuint requestor, nuint time);

    [LibraryImport(Library, EntryPoint = "XCreateFontCursor")]
    public static partial nuint CreateFontCursor(nint display, uint shape);

    [LibraryImport(Library, EntryPoint = "XDefineCursor")]
    public static partial int DefineCursor(nint display, nuint window, nuint cursor);

    [LibraryImport(Library, EntryPoint = "XGetDefault", StringMarshalling = StringMarshalling.Utf8)]
    public static partial byte* GetDefault(nint display, string program, string option);
}
