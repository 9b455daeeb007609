using Deskside.Companion.Linux.Local;
using Deskside.Companion.Linux.Xlib;

namespace Deskside.Companion.Linux.Windows;

/// <summary>Selects the input of our windows: by XInput 2 only, for its events say which device they came from.</summary>
internal static class OwnInput
{
    public static void Select(XConnection connection, nuint window) => RawEvents.Select(
        connection, window, XInput2.AllMasterDevices,
        XInput2.KeyPress, XInput2.KeyRelease, XInput2.ButtonPress, XInput2.ButtonRelease, XInput2.Motion,
        XInput2.Enter, XInput2.Leave, XInput2.FocusIn, XInput2.FocusOut);
}
