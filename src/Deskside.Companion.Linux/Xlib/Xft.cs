using System.Runtime.InteropServices;

namespace Deskside.Companion.Linux.Xlib;

/// <summary>libXft and the little of fontconfig that finds a font for a character. Both may be missing: see <see cref="IsThere"/>.</summary>
internal static unsafe partial class Xft
{
    private const string Library = "libXft.so.2";
    private const string Fonts = "libfontconfig.so.1";

    [StructLayout(LayoutKind.Sequential)]
    public struct Font
    {
        public int Ascent, Descent, Height, MostAdvance;
        public nint Charset, Pattern;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct Color
    {
        public nuint Pixel;
        public ushort Red, Green, Blue, Alpha;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct GlyphExtents
    {
        public ushort Width, Height;
        public short X, Y, AdvanceX, AdvanceY;
    }

    public static bool IsThere() =>
        Environment.GetEnvironmentVariable("DESKSIDE_NO_XFT") is not "1"
        && NativeLibrary.TryLoad(Library, out _) && NativeLibrary.TryLoad(Fonts, out _);

    [LibraryImport(Library, EntryPoint = "XftDefaultHasRender")]
    public static partial int DefaultHasRender(nint display);

    [LibraryImport(Library, EntryPoint = "XftGetVersion")]
    public static partial int GetVersion();

    [LibraryImport(Library, EntryPoint = "XftFontOpenName", StringMarshalling = StringMarshalling.Utf8)]
    public static partial Font* FontOpenName(nint display, int screen, string name);

    [LibraryImport(Library, EntryPoint = "XftFontOpenPattern")]
    public static partial Font* FontOpenPattern(nint display, nint pattern);

    [LibraryImport(Library, EntryPoint = "XftFontClose")]
    public static partial void FontClose(nint display, Font* font);

    [LibraryImport(Library, EntryPoint = "XftCharExists")]
    public static partial int CharExists(nint display, Font* font, uint character);

    [LibraryImport(Library, EntryPoint = "XftTextExtents32")]
    public static partial void TextExtents(nint display, Font* font, uint* text, int length, out GlyphExtents extents);

    [LibraryImport(Library, EntryPoint = "XftDefaultSubstitute")]
    public static partial void DefaultSubstitute(nint display, int screen, nint pattern);

    [LibraryImport(Library, EntryPoint = "XftDrawCreate")]
    public static partial nint DrawCreate(nint display, nuint drawable, XVisual* visual, nuint colormap);

    [LibraryImport(Library, EntryPoint = "XftDrawDestroy")]
    public static partial void DrawDestroy(nint draw);

    [LibraryImport(Library, EntryPoint = "XftDrawString32")]
    public static partial void DrawString(nint draw, Color* color, Font* font, int x, int y, uint* text, int length);

    [LibraryImport(Fonts, EntryPoint = "FcNameParse", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint NameParse(string name);

    [LibraryImport(Fonts, EntryPoint = "FcCharSetCreate")]
    public static partial nint CharSetCreate();

    [LibraryImport(Fonts, EntryPoint = "FcCharSetAddChar")]
    public static partial int CharSetAddChar(nint charset, uint character);

    [LibraryImport(Fonts, EntryPoint = "FcCharSetDestroy")]
    public static partial void CharSetDestroy(nint charset);

    [LibraryImport(Fonts, EntryPoint = "FcPatternAddCharSet", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int PatternAddCharSet(nint pattern, string element, nint charset);

    [LibraryImport(Fonts, EntryPoint = "FcPatternAddBool", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int PatternAddBool(nint pattern, string element, int value);

    [LibraryImport(Fonts, EntryPoint = "FcPatternDestroy")]
    public static partial void PatternDestroy(nint pattern);

    [LibraryImport(Fonts, EntryPoint = "FcConfigSubstitute")]
    public static partial int ConfigSubstitute(nint configuration, nint pattern, int kind);

    [LibraryImport(Fonts, EntryPoint = "FcFontMatch")]
    public static partial nint FontMatch(nint configuration, nint pattern, out int result);
}
