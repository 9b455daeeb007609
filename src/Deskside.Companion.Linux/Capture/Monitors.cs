using System.Runtime.InteropServices;
using Deskside.Companion.Linux.Xlib;
using Deskside.Companion.Ports;

namespace Deskside.Companion.Linux.Capture;

/// <summary>Asks RandR for the monitors now; the whole screen is the one surface where RandR 1.5 is missing.</summary>
internal static unsafe class Monitors
{
    /// <summary>More monitors than this are not offered: the wire has 16 surface channels.</summary>
    public const int Most = 16;

    public static IReadOnlyList<Surface> Query(XConnection connection)
    {
        var surfaces = QueryRandr(connection);
        return surfaces.Count > 0 ? surfaces : [WholeScreen(connection)];
    }

    public static bool HasRandr(XConnection connection, out int firstEvent)
    {
        firstEvent = 0;
        try
        {
            return XRandr.QueryExtension(connection.Handle, out firstEvent, out _) != 0
                && XRandr.QueryVersion(connection.Handle, out var major, out var minor) != 0
                && (major > 1 || minor >= 5);
        }
        catch (DllNotFoundException)
        {
            return false;
        }
    }

    private static List<Surface> QueryRandr(XConnection connection)
    {
        var surfaces = new List<Surface>();
        if (!HasRandr(connection, out _)) return surfaces;
        var monitors = XRandr.GetMonitors(connection.Handle, connection.Root, 1, out var count);
        if (monitors == null) return surfaces;
        var hasPrimary = false;
        for (var i = 0; i < count && surfaces.Count < Most; i++)
        {
            ref var monitor = ref monitors[i];
            if (monitor.Width <= 0 || monitor.Height <= 0) continue;
            var primary = monitor.Primary != 0 && !hasPrimary;
            hasPrimary |= primary;
            surfaces.Add(new Surface(surfaces.Count, monitor.X, monitor.Y, monitor.Width, monitor.Height, NameOf(connection, monitor.Name), primary));
        }
        XRandr.FreeMonitors(monitors);
        if (!hasPrimary && surfaces.Count > 0) surfaces[0] = surfaces[0] with { IsPrimary = true };
        return surfaces;
    }

    private static Surface WholeScreen(XConnection connection)
    {
        // XDisplayWidth stays at what it was when the connection opened; the root window's geometry is the truth.
        if (X11.GetGeometry(connection.Handle, connection.Root, out _, out _, out _, out var width, out var height, out _, out _) == 0)
            connection.ThrowIfLost();
        return new Surface(0, 0, 0, (int)width, (int)height, "screen", true);
    }

    private static string NameOf(XConnection connection, nuint atom)
    {
        var name = X11.GetAtomName(connection.Handle, atom);
        if (name == null) return "screen";
        var text = Marshal.PtrToStringUTF8((nint)name) ?? "screen";
        _ = X11.Free(name);
        return text;
    }
}
