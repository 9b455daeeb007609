using Deskside.Companion.Linux.Xlib;

namespace Deskside.Companion.Linux.Input;

/// <summary>Says whether an event would reach one of the Companion's own windows. Asked before each injection.</summary>
internal sealed class OwnWindowGuard(XConnection connection, OwnWindows own)
{
    private const nuint PointerRoot = 1;

    /// <summary>Whether the window on top at this place is ours. A window of another program that covers ours is not.</summary>
    public bool IsOver(int x, int y)
    {
        if (own.IsEmpty) return false;
        _ = X11.TranslateCoordinates(connection.Handle, connection.Root, connection.Root, x, y, out _, out _, out var top);
        connection.ThrowIfLost();
        return own.Contains(top);
    }

    /// <summary>Whether keys would go to one of our windows: it has the focus, or lies under the pointer while the focus follows that.</summary>
    public bool HasFocus()
    {
        if (own.IsEmpty) return false;
        _ = X11.GetInputFocus(connection.Handle, out var focus, out _);
        connection.ThrowIfLost();
        if (own.Contains(focus)) return true;
        if (focus != PointerRoot && focus != connection.Root) return false;
        _ = X11.QueryPointer(connection.Handle, connection.Root, out _, out var under, out _, out _, out _, out _, out _);
        connection.ThrowIfLost();
        return own.Contains(under);
    }
}
