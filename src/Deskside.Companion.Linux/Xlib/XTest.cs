using System.Runtime.InteropServices;

namespace Deskside.Companion.Linux.Xlib;

/// <summary>XTEST: injected pointer and keys. Every event carries the XTEST device as its source.</summary>
internal static partial class XTest
{
    private const string Library = "libXtst.so.6";

    [LibraryImport(Library, EntryPoint = "XTestQueryExtension")]
    public static partial int QueryExtension(nint display, out int firstEvent, out int firstError, out int major, out int minor);

    [LibraryImport(Library, EntryPoint = "XTestFakeKeyEvent")]
    public static partial int FakeKey(nint display, uint keycode, int isPress, nuint delayMs);

    [LibraryImport(Library, EntryPoint = "XTestFakeButtonEvent")]
    public static partial int FakeButton(nint display, uint button, int isPress, nuint delayMs);

    [LibraryImport(Library, EntryPoint = "XTestFakeMotionEvent")]
    public static partial int FakeMotion(nint display, int screen, int x, int y, nuint delayMs);

    [LibraryImport(Library, EntryPoint = "XTestGrabControl")]
    public static partial int GrabControl(nint display, int impervious);
}
