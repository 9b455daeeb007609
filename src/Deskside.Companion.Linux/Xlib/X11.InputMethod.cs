using System.Runtime.InteropServices;

namespace Deskside.Companion.Linux.Xlib;

/// <summary>libX11: from keys to text, with the customer's input method or Xlib's own compose table.</summary>
internal static unsafe partial class X11
{
    /// <summary>No pre-edit and no status window of ours: the input method shows its own.</summary>
    public const nint StyleNothing = 0x0008 | 0x0400;

    [LibraryImport(Library, EntryPoint = "XSetLocaleModifiers", StringMarshalling = StringMarshalling.Utf8)]
    public static partial byte* SetLocaleModifiers(string modifiers);

    [LibraryImport(Library, EntryPoint = "XOpenIM")]
    public static partial nint OpenInputMethod(nint display, nint database, nint name, nint kind);

    [LibraryImport(Library, EntryPoint = "XCloseIM")]
    public static partial int CloseInputMethod(nint method);

    // Variadic in C: three names with values, then the end.
    [LibraryImport(Library, EntryPoint = "XCreateIC", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint CreateInputContext(
        nint method, string styleName, nint style, string clientName, nuint clientWindow, string focusName, nuint focusWindow, nint end);

    [LibraryImport(Library, EntryPoint = "XDestroyIC")]
    public static partial void DestroyInputContext(nint context);

    [LibraryImport(Library, EntryPoint = "XSetICFocus")]
    public static partial void SetInputContextFocus(nint context);

    [LibraryImport(Library, EntryPoint = "XUnsetICFocus")]
    public static partial void UnsetInputContextFocus(nint context);

    [LibraryImport(Library, EntryPoint = "XFilterEvent")]
    public static partial int FilterEvent(XEvent* next, nuint window);

    [LibraryImport(Library, EntryPoint = "Xutf8LookupString")]
    public static partial int Utf8LookupString(nint context, XKeyEvent* key, byte* text, int length, out nuint keysym, out int status);

    [LibraryImport(Library, EntryPoint = "XLookupString")]
    public static partial int LookupString(XKeyEvent* key, byte* text, int length, out nuint keysym, nint compose);
}
