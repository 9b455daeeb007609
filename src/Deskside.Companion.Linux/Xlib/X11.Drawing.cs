using System.Runtime.InteropServices;

namespace Deskside.Companion.Linux.Xlib;

/// <summary>libX11: pixmaps, pictures and core fonts.</summary>
internal static unsafe partial class X11
{
    [StructLayout(LayoutKind.Sequential)]
    public struct CharMetrics
    {
        public short Left, Right, Width, Ascent, Descent;
        public ushort Attributes;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct FontMetrics
    {
        public nint Extension;
        public nuint Id;
        public uint Direction, LeastByte2, MostByte2, LeastByte1, MostByte1;
        public int AllExist;
        public uint Unknown;
        public int PropertyCount;
        public nint Properties;
        public CharMetrics LeastBounds, MostBounds;
        public CharMetrics* Chars;
        public int Ascent, Descent;
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

    [LibraryImport(Library, EntryPoint = "XLoadQueryFont", StringMarshalling = StringMarshalling.Utf8)]
    public static partial FontMetrics* LoadQueryFont(nint display, string name);

    [LibraryImport(Library, EntryPoint = "XFreeFont")]
    public static partial int FreeFont(nint display, FontMetrics* font);

    [LibraryImport(Library, EntryPoint = "XSetFont")]
    public static partial int SetFont(nint display, nint context, nuint font);

    /// <summary>Two bytes a character, big-endian.</summary>
    [LibraryImport(Library, EntryPoint = "XDrawString16")]
    public static partial int DrawString16(nint display, nuint drawable, nint context, int x, int y, byte* text, int characters);
}
