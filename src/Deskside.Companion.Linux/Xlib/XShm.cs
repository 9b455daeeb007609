using System.Runtime.InteropServices;

namespace Deskside.Companion.Linux.Xlib;

/// <summary>MIT-SHM: pictures through memory that the server writes directly.</summary>
internal static unsafe partial class XShm
{
    private const string Library = "libXext.so.6";

    [StructLayout(LayoutKind.Sequential)]
    public struct Segment
    {
        public nuint Id;
        public int SystemId;
        public byte* Address;
        public int ReadOnly;
    }

    [LibraryImport(Library, EntryPoint = "XShmQueryExtension")]
    public static partial int QueryExtension(nint display);

    [LibraryImport(Library, EntryPoint = "XShmAttach")]
    public static partial int Attach(nint display, Segment* segment);

    [LibraryImport(Library, EntryPoint = "XShmDetach")]
    public static partial int Detach(nint display, Segment* segment);

    [LibraryImport(Library, EntryPoint = "XShmCreateImage")]
    public static partial XImage* CreateImage(
        nint display, XVisual* visual, uint depth, int format, byte* pixels, Segment* segment, uint width, uint height);

    [LibraryImport(Library, EntryPoint = "XShmGetImage")]
    public static partial int GetImage(nint display, nuint drawable, XImage* image, int x, int y, nuint planes);
}
