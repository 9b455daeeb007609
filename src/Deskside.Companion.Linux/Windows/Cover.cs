using Deskside.Companion.Linux.Drawing;
using Deskside.Companion.Linux.Input;
using Deskside.Companion.Linux.Xlib;

namespace Deskside.Companion.Linux.Windows;

/// <summary>Whether another program's window lies over one of ours: a customer must not press what he cannot read.</summary>
/// <remarks>
/// Asked of the stacking order, not of VisibilityNotify, which says nothing under a compositing window manager. Windows that only
/// take input, and our own, do not cover.
/// </remarks>
internal static unsafe class Cover
{
    private const int OnlyInput = 2;
    private const int Viewable = 2;

    public static bool IsOver(XConnection connection, OwnWindows own, nuint topLevel)
    {
        if (BoxOf(connection, topLevel) is not { } ours) return false;
        if (X11.QueryTree(connection.Handle, connection.Root, out _, out _, out var windows, out var count) == 0 || windows == null) return false;
        var isCovered = false;
        // From the bottom to the top: what follows ours lies above it.
        for (var i = (int)count - 1; i >= 0 && windows[i] != topLevel && !isCovered; i--)
        {
            if (!own.Contains(windows[i]) && BoxOf(connection, windows[i]) is { } other) isCovered = ours.Meets(other);
        }
        _ = X11.Free(windows);
        return isCovered;
    }

    private static Box? BoxOf(XConnection connection, nuint window)
    {
        X11.WindowAttributes attributes;
        var known = X11.GetWindowAttributes(connection.Handle, window, &attributes) != 0;
        if (!known || connection.IsLost || attributes.MapState != Viewable || attributes.Kind == OnlyInput) return null;
        return new Box(attributes.X, attributes.Y, attributes.Width + 2 * attributes.Border, attributes.Height + 2 * attributes.Border);
    }
}
