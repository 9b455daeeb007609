using System.Runtime.InteropServices;

namespace Deskside.Companion.Linux.Xlib;

/// <summary>RANDR 1.5: monitors and news about them.</summary>
internal static unsafe partial class XRandr
{
    private const string Library = "libXrandr.so.2";

    /// <summary>ScreenChange, CrtcChange and OutputChange.</summary>
    public const int ChangeMask = 1 | 2 | 4;

    [StructLayout(LayoutKind.Sequential)]
    public struct Monitor
    {
        public nuint Name;
        public int Primary, Automatic, OutputCount;
        public int X, Y, Width, Height, WidthMm, HeightMm;
        public nuint* Outputs;
    }

    [LibraryImport(Library, EntryPoint = "XRRQueryExtension")]
    public static partial int QueryExtension(nint display, out int firstEvent, out int firstError);

    [LibraryImport(Library, EntryPoint = "XRRQueryVersion")]
    public static partial int QueryVersion(nint display, out int major, out int minor);

    [LibraryImport(Library, EntryPoint = "XRRSelectInput")]
    public static partial void SelectInput(nint display, nuint window, int mask);

    [LibraryImport(Library, EntryPoint = "XRRGetMonitors")]
    public static partial Monitor* GetMonitors(nint display, nuint window, int onlyActive, out int count);

    [LibraryImport(Library, EntryPoint = "XRRFreeMonitors")]
    public static partial void FreeMonitors(Monitor* monitors);

    [LibraryImport(Library, EntryPoint = "XRRUpdateConfiguration")]
    public static partial int UpdateConfiguration(XEvent* change);
}
