using System.Runtime.InteropServices;

namespace Deskside.Companion.Linux.Xlib;

/// <summary>XFIXES: regions of damage, and the pointer's picture.</summary>
internal static unsafe partial class XFixes
{
    private const string Library = "libXfixes.so.3";

    public const nuint DisplayCursorNotifyMask = 1;

    [StructLayout(LayoutKind.Sequential)]
    public struct Rectangle
    {
        public short X, Y;
        public ushort Width, Height;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct CursorImage
    {
        public short X, Y;
        public ushort Width, Height, HotX, HotY;
        public nuint Serial;
        public nuint* Pixels;
        public nuint Atom;
        public byte* Name;
    }

    [LibraryImport(Library, EntryPoint = "XFixesQueryExtension")]
    public static partial int QueryExtension(nint display, out int firstEvent, out int firstError);

    [LibraryImport(Library, EntryPoint = "XFixesQueryVersion")]
    public static partial int QueryVersion(nint display, out int major, out int minor);

    [LibraryImport(Library, EntryPoint = "XFixesCreateRegion")]
    public static partial nuint CreateRegion(nint display, Rectangle* rectangles, int count);

    [LibraryImport(Library, EntryPoint = "XFixesDestroyRegion")]
    public static partial void DestroyRegion(nint display, nuint region);

    [LibraryImport(Library, EntryPoint = "XFixesFetchRegion")]
    public static partial Rectangle* FetchRegion(nint display, nuint region, out int count);

    [LibraryImport(Library, EntryPoint = "XFixesSelectCursorInput")]
    public static partial void SelectCursorInput(nint display, nuint window, nuint mask);

    [LibraryImport(Library, EntryPoint = "XFixesGetCursorImage")]
    public static partial CursorImage* GetCursorImage(nint display);
}
