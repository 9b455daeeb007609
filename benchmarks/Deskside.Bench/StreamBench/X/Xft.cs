using System.Runtime.InteropServices;

namespace Deskside.Bench.StreamBench.X;

/// <summary>libXft: text as desktops draw it, with sub-pixel smoothing.</summary>
internal static unsafe partial class Xft
{
    private const string Library = "libXft.so.2";

    [StructLayout(LayoutKind.Sequential)]
    public struct RenderColour
    {
        public ushort Red, Green, Blue, Alpha;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct Colour
    {
        public nuint Pixel;
        public RenderColour Parts;
    }

    [LibraryImport(Library, EntryPoint = "XftDrawCreate")]
    public static partial nint DrawCreate(nint display, nuint drawable, nint visual, nuint colormap);

    [LibraryImport(Library, EntryPoint = "XftDrawDestroy")]
    public static partial void DrawDestroy(nint draw);

    [LibraryImport(Library, EntryPoint = "XftFontOpenName", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint FontOpenName(nint display, int screen, string name);

    [LibraryImport(Library, EntryPoint = "XftDrawStringUtf8")]
    public static partial void DrawString(nint draw, Colour* colour, nint font, int x, int y, byte* text, int length);
}
