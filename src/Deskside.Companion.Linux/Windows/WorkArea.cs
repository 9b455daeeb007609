using Deskside.Companion.Linux.Capture;
using Deskside.Companion.Linux.Drawing;
using Deskside.Companion.Linux.Xlib;

namespace Deskside.Companion.Linux.Windows;

/// <summary>The part of the primary monitor that panels leave free.</summary>
internal static unsafe class WorkArea
{
    public static Box Of(XConnection connection, Atoms atoms)
    {
        var surfaces = Monitors.Query(connection);
        var primary = surfaces.FirstOrDefault(s => s.IsPrimary) ?? surfaces[0];
        var monitor = new Box(primary.X, primary.Y, primary.Width, primary.Height);
        return LeftByPanels(connection, atoms) is { } free ? Intersect(monitor, free) : monitor;
    }

    private static Box? LeftByPanels(XConnection connection, Atoms atoms)
    {
        var status = X11.GetWindowProperty(
            connection.Handle, connection.Root, atoms["_NET_WORKAREA"], 0, 4, 0, Atoms.Cardinal, out _, out var format, out var count, out _, out var value);
        if (status != 0 || value == null) return null;
        var longs = (nint*)value;
        Box? area = format == 32 && count >= 4 ? new Box((int)longs[0], (int)longs[1], (int)longs[2], (int)longs[3]) : null;
        _ = X11.Free(value);
        return area;
    }

    /// <summary>The area spans all monitors, so only its part on this one counts; a nonsense answer counts for nothing.</summary>
    private static Box Intersect(Box monitor, Box free)
    {
        var left = Math.Max(monitor.X, free.X);
        var top = Math.Max(monitor.Y, free.Y);
        var both = new Box(left, top, Math.Min(monitor.Right, free.Right) - left, Math.Min(monitor.Bottom, free.Bottom) - top);
        return both.Width < monitor.Width / 2 || both.Height < monitor.Height / 2 ? monitor : both;
    }
}
