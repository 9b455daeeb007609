using System.Runtime.InteropServices;

namespace Deskside.Companion.Linux.Xlib;

/// <summary>libX11: pixmaps, pictures and core fonts.</summary>
internal static unsafe partial class X11
{
    [StructLayout(LayoutKind.Sequential)]
    public struct Rectangle
    {
        public short X, Y;
        public ushort Width, Height;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct FontSetExtents
    {
        public Rectangle MostInk;
        public Rectangle MostLogical;
    }

    [LibraryImport(Library, EntryPoint = "XCreatePixmap")]
    public static partial nuint CreatePixmap(nint display, nuint drawable, uint width, uint height, uint depth);

    [LibraryImport(Library, EntryPoint = "XFreePixmap")]
    public static partial int FreePixmap(nint display, nuint pixmap);

    [LibraryImport(Library, EntryPoint = "XCreateGC")]
    public static partial nint CreateGC(nint display, nuint drawable, nuint mask, void* values);

    [LibraryImport(Library, EntryPoint = "XFreeGC")]
    public static partial int FreeGC(nint display, nint context);

    [LibraryImport(Library, EntryPoint = "XSetForeground")]
    public static partial int SetForeground(nint display, nint context, nuint pixel);

    [LibraryImport(Library, EntryPoint = "XCreateImage")]
    public static partial XImage* CreateImage(
        nint display, XVisual* visual, uint depth, int format, int offset, byte* pixels, uint width, uint height, int pad, int bytesPerLine);

    [LibraryImport(Library, EntryPoint = "XPutImage")]
    public static partial int PutImage(
        nint display, nuint drawable, nint context, XImage* image, int sourceX, int sourceY, int x, int y, uint width, uint height);

    [LibraryImport(Library, EntryPoint = "XCopyArea")]
    public static partial int CopyArea(
        nint display, nuint source, nuint target, nint context, int sourceX, int sourceY, uint width, uint height, int x, int y);

    [LibraryImport(Library, EntryPoint = "XCreateFontSet", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint CreateFontSet(nint display, string names, out byte** missing, out int missingCount, out byte* substitute);

    [LibraryImport(Library, EntryPoint = "XFreeFontSet")]
    public static partial void FreeFontSet(nint display, nint set);

    [LibraryImport(Library, EntryPoint = "XFreeStringList")]
    public static partial void FreeStringList(byte** list);

    [LibraryImport(Library, EntryPoint = "XExtentsOfFontSet")]
    public static partial FontSetExtents* ExtentsOfFontSet(nint set);

    [LibraryImport(Library, EntryPoint = "Xutf8TextEscapement")]
    public static partial int Utf8TextEscapement(nint set, byte* text, int length);

    [LibraryImport(Library, EntryPoint = "Xutf8DrawString")]
    public static partial void Utf8DrawString(nint display, nuint drawable, nint set, nint context, int x, int y, byte* text, int length);
}
