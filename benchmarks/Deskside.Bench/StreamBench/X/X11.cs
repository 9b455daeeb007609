using System.Runtime.InteropServices;

namespace Deskside.Bench.StreamBench.X;

/// <summary>The calls of libX11 that the bench needs. Names follow Xlib without its prefix.</summary>
internal static unsafe partial class X11
{
    private const string Library = "libX11.so.6";

    public const int KeyPress = 2;
    public const nint KeyPressMask = 1;
    public const nuint OverrideRedirect = 1 << 9;
    public const int PixmapZ = 2;

    [LibraryImport(Library, EntryPoint = "XOpenDisplay", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint OpenDisplay(string name);

    [LibraryImport(Library, EntryPoint = "XCloseDisplay")]
    public static partial int CloseDisplay(nint display);

    [LibraryImport(Library, EntryPoint = "XConnectionNumber")]
    public static partial int ConnectionNumber(nint display);

    [LibraryImport(Library, EntryPoint = "XDefaultScreen")]
    public static partial int DefaultScreen(nint display);

    [LibraryImport(Library, EntryPoint = "XDefaultRootWindow")]
    public static partial nuint DefaultRootWindow(nint display);

    [LibraryImport(Library, EntryPoint = "XDefaultVisual")]
    public static partial nint DefaultVisual(nint display, int screen);

    [LibraryImport(Library, EntryPoint = "XDefaultDepth")]
    public static partial int DefaultDepth(nint display, int screen);

    [LibraryImport(Library, EntryPoint = "XDefaultColormap")]
    public static partial nuint DefaultColormap(nint display, int screen);

    [LibraryImport(Library, EntryPoint = "XDefaultGC")]
    public static partial nint DefaultContext(nint display, int screen);

    [LibraryImport(Library, EntryPoint = "XDisplayWidth")]
    public static partial int DisplayWidth(nint display, int screen);

    [LibraryImport(Library, EntryPoint = "XDisplayHeight")]
    public static partial int DisplayHeight(nint display, int screen);

    [LibraryImport(Library, EntryPoint = "XSync")]
    public static partial int Sync(nint display, int discard);

    [LibraryImport(Library, EntryPoint = "XFlush")]
    public static partial int Flush(nint display);

    [LibraryImport(Library, EntryPoint = "XPending")]
    public static partial int Pending(nint display);

    [LibraryImport(Library, EntryPoint = "XNextEvent")]
    public static partial int NextEvent(nint display, XEvent* next);

    [LibraryImport(Library, EntryPoint = "XSetIOErrorExitHandler")]
    public static partial void SetIOErrorExitHandler(nint display, delegate* unmanaged<nint, nint, void> handler, nint context);

    [LibraryImport(Library, EntryPoint = "XCreateSimpleWindow")]
    public static partial nuint CreateSimpleWindow(
        nint display, nuint parent, int x, int y, uint width, uint height, uint border, nuint borderColour, nuint background);

    [LibraryImport(Library, EntryPoint = "XChangeWindowAttributes")]
    public static partial int ChangeWindowAttributes(nint display, nuint window, nuint mask, XWindowAttributes* attributes);

    [LibraryImport(Library, EntryPoint = "XSelectInput")]
    public static partial int SelectInput(nint display, nuint window, nint mask);

    [LibraryImport(Library, EntryPoint = "XMapWindow")]
    public static partial int MapWindow(nint display, nuint window);

    [LibraryImport(Library, EntryPoint = "XDestroySubwindows")]
    public static partial int DestroySubwindows(nint display, nuint window);

    [LibraryImport(Library, EntryPoint = "XLowerWindow")]
    public static partial int LowerWindow(nint display, nuint window);

    [LibraryImport(Library, EntryPoint = "XMoveWindow")]
    public static partial int MoveWindow(nint display, nuint window, int x, int y);

    [LibraryImport(Library, EntryPoint = "XSetInputFocus")]
    public static partial int SetInputFocus(nint display, nuint window, int revertTo, nuint time);

    [LibraryImport(Library, EntryPoint = "XSetWindowBackgroundPixmap")]
    public static partial int SetWindowBackgroundPixmap(nint display, nuint window, nuint pixmap);

    [LibraryImport(Library, EntryPoint = "XClearWindow")]
    public static partial int ClearWindow(nint display, nuint window);

    [LibraryImport(Library, EntryPoint = "XCreatePixmap")]
    public static partial nuint CreatePixmap(nint display, nuint drawable, uint width, uint height, uint depth);

    [LibraryImport(Library, EntryPoint = "XFreePixmap")]
    public static partial int FreePixmap(nint display, nuint pixmap);

    [LibraryImport(Library, EntryPoint = "XSetForeground")]
    public static partial int SetForeground(nint display, nint context, nuint colour);

    [LibraryImport(Library, EntryPoint = "XFillRectangle")]
    public static partial int FillRectangle(nint display, nuint drawable, nint context, int x, int y, uint width, uint height);

    [LibraryImport(Library, EntryPoint = "XCopyArea")]
    public static partial int CopyArea(
        nint display, nuint from, nuint to, nint context, int fromX, int fromY, uint width, uint height, int toX, int toY);

    [LibraryImport(Library, EntryPoint = "XCreateImage")]
    public static partial XImage* CreateImage(
        nint display, nint visual, uint depth, int format, int offset, byte* pixels, uint width, uint height, int pad, int bytesPerLine);

    [LibraryImport(Library, EntryPoint = "XPutImage")]
    public static partial int PutImage(
        nint display, nuint drawable, nint context, XImage* image, int fromX, int fromY, int toX, int toY, uint width, uint height);

    [LibraryImport(Library, EntryPoint = "XGetImage")]
    public static partial XImage* GetImage(nint display, nuint drawable, int x, int y, uint width, uint height, nuint planes, int format);

    [LibraryImport(Library, EntryPoint = "XDestroyImage")]
    public static partial int DestroyImage(XImage* image);

    [LibraryImport(Library, EntryPoint = "XKeysymToKeycode")]
    public static partial byte KeysymToKeycode(nint display, nuint keysym);
}
