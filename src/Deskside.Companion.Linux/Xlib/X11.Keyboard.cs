using System.Runtime.InteropServices;

namespace Deskside.Companion.Linux.Xlib;

/// <summary>libX11: the keyboard's map, its modifiers and its state (XKB included).</summary>
internal static unsafe partial class X11
{
    public const uint CoreKeyboard = 0x100;
    public const uint MapParts = 7;

    [StructLayout(LayoutKind.Sequential)]
    public struct XkbState
    {
        public byte Group, LockedGroup;
        public ushort BaseGroup, LatchedGroup;
        public byte Mods, BaseMods, LatchedMods, LockedMods;
        public byte CompatState, GrabMods, CompatGrabMods, LookupMods, CompatLookupMods;
        public ushort PointerButtons;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct ModifierKeymap
    {
        public int MostKeys;
        public byte* Keycodes;
    }

    [LibraryImport(Library, EntryPoint = "XDisplayKeycodes")]
    public static partial int DisplayKeycodes(nint display, out int least, out int most);

    [LibraryImport(Library, EntryPoint = "XkbQueryExtension")]
    public static partial int XkbQueryExtension(
        nint display, out int opcode, out int firstEvent, out int firstError, ref int major, ref int minor);

    [LibraryImport(Library, EntryPoint = "XkbSelectEvents")]
    public static partial int XkbSelectEvents(nint display, uint device, uint affect, uint values);

    [LibraryImport(Library, EntryPoint = "XkbGetState")]
    public static partial int XkbGetState(nint display, uint device, XkbState* state);

    [LibraryImport(Library, EntryPoint = "XkbGetMap")]
    public static partial nint XkbGetMap(nint display, uint which, uint device);

    [LibraryImport(Library, EntryPoint = "XkbFreeKeyboard")]
    public static partial void XkbFreeKeyboard(nint map, uint which, int freeMap);

    [LibraryImport(Library, EntryPoint = "XkbTranslateKeyCode")]
    public static partial int XkbTranslateKeyCode(nint map, byte keycode, uint modifiers, out uint used, out nuint keysym);

    [LibraryImport(Library, EntryPoint = "XkbLockModifiers")]
    public static partial int XkbLockModifiers(nint display, uint device, uint affect, uint values);

    [LibraryImport(Library, EntryPoint = "XGetModifierMapping")]
    public static partial ModifierKeymap* GetModifierMapping(nint display);

    [LibraryImport(Library, EntryPoint = "XFreeModifiermap")]
    public static partial int FreeModifierMap(ModifierKeymap* map);

    [LibraryImport(Library, EntryPoint = "XChangeKeyboardMapping")]
    public static partial int ChangeKeyboardMapping(nint display, int firstKeycode, int symbolsPerKeycode, nuint* symbols, int count);

    [LibraryImport(Library, EntryPoint = "XGetKeyboardMapping")]
    public static partial nuint* GetKeyboardMapping(nint display, byte firstKeycode, int count, out int symbolsPerKeycode);

    [LibraryImport(Library, EntryPoint = "XGetPointerMapping")]
    public static partial int GetPointerMapping(nint display, byte* map, int count);

    [LibraryImport(Library, EntryPoint = "XGetInputFocus")]
    public static partial int GetInputFocus(nint display, out nuint focus, out int revertTo);
}
