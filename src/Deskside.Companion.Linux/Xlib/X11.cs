using System.Runtime.InteropServices;

namespace Deskside.Companion.Linux.Xlib;

/// <summary>libX11: the connection, errors, atoms and events. Names follow Xlib without its prefix.</summary>
internal static unsafe partial class X11
{
    public const string Library = "libX11.so.6";

    [LibraryImport(Library, EntryPoint = "XInitThreads")]
    public static partial int InitThreads();

    [LibraryImport(Library, EntryPoint = "XOpenDisplay", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint OpenDisplay(string? name);

    [LibraryImport(Library, EntryPoint = "XCloseDisplay")]
    public static partial int CloseDisplay(nint display);

    [LibraryImport(Library, EntryPoint = "XDisplayString")]
    public static partial byte* DisplayString(nint display);

    [LibraryImport(Library, EntryPoint = "XServerVendor")]
    public static partial byte* ServerVendor(nint display);

    [LibraryImport(Library, EntryPoint = "XVendorRelease")]
    public static partial int VendorRelease(nint display);

    [LibraryImport(Library, EntryPoint = "XConnectionNumber")]
    public static partial int ConnectionNumber(nint display);

    [LibraryImport(Library, EntryPoint = "XDefaultScreen")]
    public static partial int DefaultScreen(nint display);

    [LibraryImport(Library, EntryPoint = "XDefaultRootWindow")]
    public static partial nuint DefaultRootWindow(nint display);

    [LibraryImport(Library, EntryPoint = "XDefaultVisual")]
    public static partial XVisual* DefaultVisual(nint display, int screen);

    [LibraryImport(Library, EntryPoint = "XDefaultDepth")]
    public static partial int DefaultDepth(nint display, int screen);

    [LibraryImport(Library, EntryPoint = "XDefaultColormap")]
    public static partial nuint DefaultColormap(nint display, int screen);

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

    [LibraryImport(Library, EntryPoint = "XGetEventData")]
    public static partial int GetEventData(nint display, XGenericEventCookie* cookie);

    [LibraryImport(Library, EntryPoint = "XFreeEventData")]
    public static partial void FreeEventData(nint display, XGenericEventCookie* cookie);

    [LibraryImport(Library, EntryPoint = "XSetErrorHandler")]
    public static partial nint SetErrorHandler(delegate* unmanaged<nint, XErrorEvent*, int> handler);

    [LibraryImport(Library, EntryPoint = "XSetIOErrorHandler")]
    public static partial nint SetIOErrorHandler(delegate* unmanaged<nint, int> handler);

    [LibraryImport(Library, EntryPoint = "XSetIOErrorExitHandler")]
    public static partial void SetIOErrorExitHandler(nint display, delegate* unmanaged<nint, nint, void> handler, nint context);

    [LibraryImport(Library, EntryPoint = "XQueryExtension", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int QueryExtension(nint display, string name, out int majorOpcode, out int firstEvent, out int firstError);

    [LibraryImport(Library, EntryPoint = "XInternAtom", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nuint InternAtom(nint display, string name, int onlyIfExists);

    [LibraryImport(Library, EntryPoint = "XGetAtomName")]
    public static partial byte* GetAtomName(nint display, nuint atom);

    [LibraryImport(Library, EntryPoint = "XFree")]
    public static partial int Free(void* memory);

    [LibraryImport(Library, EntryPoint = "XGetImage")]
    public static partial XImage* GetImage(
        nint display, nuint drawable, int x, int y, uint width, uint height, nuint planes, int format);

    [LibraryImport(Library, EntryPoint = "XDestroyImage")]
    public static partial int DestroyImage(XImage* image);

    [LibraryImport(Library, EntryPoint = "XQueryPointer")]
    public static partial int QueryPointer(
        nint display, nuint window, out nuint root, out nuint child, out int rootX, out int rootY, out int x, out int y, out uint mask);

    [LibraryImport(Library, EntryPoint = "XTranslateCoordinates")]
    public static partial int TranslateCoordinates(
        nint display, nuint source, nuint target, int sourceX, int sourceY, out int x, out int y, out nuint child);

    [LibraryImport(Library, EntryPoint = "XGetGeometry")]
    public static partial int GetGeometry(
        nint display, nuint drawable, out nuint root, out int x, out int y, out uint width, out uint height, out uint border, out uint depth);

    /// <summary>Takes the first event of this window and type out of the queue, and leaves the others there.</summary>
    [LibraryImport(Library, EntryPoint = "XCheckTypedWindowEvent")]
    public static partial int CheckTypedWindowEvent(nint display, nuint window, int type, XEvent* found);

    [LibraryImport(Library, EntryPoint = "XSelectInput")]
    public static partial int SelectInput(nint display, nuint window, nint mask);
}
