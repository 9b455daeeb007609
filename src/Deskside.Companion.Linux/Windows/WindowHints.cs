using System.Text;
using Deskside.Companion.Linux.Drawing;
using Deskside.Companion.Linux.Xlib;

namespace Deskside.Companion.Linux.Windows;

/// <summary>What kind of window it is to the window manager.</summary>
internal enum WindowKind : byte { Bar, Prompt, Ordinary }

/// <summary>Tells the window manager what a window is: its name, kind, size, and that prompts and the bar stay on top.</summary>
internal sealed unsafe class WindowHints(XConnection connection, Atoms atoms)
{
    private const int Replace = 0;
    private static readonly nint AllDesktops = unchecked((nint)0xFFFFFFFF);

    public void Set(nuint window, string title, WindowKind kind, Box place)
    {
        SetTexts(window, title);
        Longs(window, "WM_PROTOCOLS", Atoms.Atom, (nint)atoms["WM_DELETE_WINDOW"], (nint)atoms["_NET_WM_PING"]);
        Longs(window, "_NET_WM_PID", Atoms.Cardinal, Environment.ProcessId);
        // Takes the keyboard (input), starts shown (normal).
        Longs(window, Atoms.WmHints, Atoms.WmHints, 3, 1, 1, 0, 0, 0, 0, 0, 0);
        SetSize(window, kind, place);
        Longs(window, "_NET_WM_WINDOW_TYPE", Atoms.Atom, (nint)atoms[kind switch
        {
            WindowKind.Bar => "_NET_WM_WINDOW_TYPE_UTILITY",
            WindowKind.Prompt => "_NET_WM_WINDOW_TYPE_DIALOG",
            _ => "_NET_WM_WINDOW_TYPE_NORMAL",
        }]);
        if (kind == WindowKind.Bar)
        {
            // No frame around it, and no focus taken when it appears.
            Longs(window, "_MOTIF_WM_HINTS", atoms["_MOTIF_WM_HINTS"], 2, 0, 0, 0, 0);
            Longs(window, "_NET_WM_USER_TIME", Atoms.Cardinal, 0);
        }
        SetStates(window, kind);
    }

    public void SetSize(nuint window, WindowKind kind, Box place)
    {
        const int position = 1 | 4, least = 16, most = 32;
        var isFixed = kind != WindowKind.Ordinary;
        var (leastWidth, leastHeight) = isFixed ? (place.Width, place.Height) : (place.Width * 3 / 4, place.Height / 2);
        Longs(
            window, Atoms.WmNormalHints, Atoms.WmSizeHints, position | least | (isFixed ? most : 0), place.X, place.Y, place.Width, place.Height,
            leastWidth, leastHeight, place.Width, place.Height, 0, 0, 0, 0, 0, 0, 0, 0, 1);
    }

    /// <summary>Asks the window manager to bring the window to the front and give it the keyboard.</summary>
    public void Activate(nuint window)
    {
        const nint toManager = (1 << 19) | (1 << 20);
        var message = new XEvent
        {
            Message = new XMessageEvent { Type = XEventType.ClientMessage, Window = window, MessageType = atoms["_NET_ACTIVE_WINDOW"], Format = 32 },
        };
        message.Message.Longs[0] = 2;
        _ = X11.SendEvent(connection.Handle, connection.Root, 0, toManager, &message);
    }

    /// <summary>Answers "are you alive", as asked.</summary>
    public void AnswerPing(XEvent ping)
    {
        const nint toManager = (1 << 19) | (1 << 20);
        ping.Message.Window = connection.Root;
        _ = X11.SendEvent(connection.Handle, connection.Root, 0, toManager, &ping);
    }

    private void SetStates(nuint window, WindowKind kind)
    {
        string[] states = kind switch
        {
            WindowKind.Bar => ["_NET_WM_STATE_ABOVE", "_NET_WM_STATE_STICKY", "_NET_WM_STATE_SKIP_TASKBAR", "_NET_WM_STATE_SKIP_PAGER"],
            WindowKind.Prompt => ["_NET_WM_STATE_ABOVE", "_NET_WM_STATE_STICKY", "_NET_WM_STATE_DEMANDS_ATTENTION"],
            _ => [],
        };
        if (states.Length > 0) Longs(window, "_NET_WM_STATE", Atoms.Atom, [.. states.Select(s => (nint)atoms[s])]);
        if (kind != WindowKind.Ordinary) Longs(window, "_NET_WM_DESKTOP", Atoms.Cardinal, AllDesktops);
    }

    private void SetTexts(nuint window, string title)
    {
        var utf8 = atoms["UTF8_STRING"];
        Bytes(window, atoms["_NET_WM_NAME"], utf8, Encoding.UTF8.GetBytes(title));
        Bytes(window, Atoms.WmName, utf8, Encoding.UTF8.GetBytes(title));
        Bytes(window, Atoms.WmClass, Atoms.String, "deskside-companion\0Deskside\0"u8);
        Bytes(window, atoms["WM_CLIENT_MACHINE"], Atoms.String, Encoding.ASCII.GetBytes(Environment.MachineName));
    }

    private void Bytes(nuint window, nuint property, nuint type, ReadOnlySpan<byte> value)
    {
        fixed (byte* first = value)
        {
            _ = X11.ChangeProperty(connection.Handle, window, property, type, 8, Replace, first, value.Length);
        }
    }

    private void Longs(nuint window, string property, nuint type, params ReadOnlySpan<nint> values) => Longs(window, atoms[property], type, values);

    private void Longs(nuint window, nuint property, nuint type, params ReadOnlySpan<nint> values)
    {
        fixed (nint* first = values)
        {
            _ = X11.ChangeProperty(connection.Handle, window, property, type, 32, Replace, first, values.Length);
        }
    }
}
