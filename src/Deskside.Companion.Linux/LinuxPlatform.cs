using System.Runtime.InteropServices;
using System.Text;
using Deskside.Companion.Linux.Capture;
using Deskside.Companion.Linux.Cursor;
using Deskside.Companion.Linux.Drawing;
using Deskside.Companion.Linux.Input;
using Deskside.Companion.Linux.Local;
using Deskside.Companion.Linux.Windows;
using Deskside.Companion.Linux.Xlib;
using Deskside.Companion.Ports;

namespace Deskside.Companion.Linux;

/// <summary>Which display, and how the windows look on it.</summary>
/// <param name="Display">Such as ":0"; null takes it from the environment (DISPLAY).</param>
/// <param name="Theme">Light or dark windows.</param>
public sealed record DisplayOptions(string? Display, DeskTheme Theme);

/// <summary>An X11 desktop as the engine's platform. Everything of it ends with it: windows, memory, borrowed keys.</summary>
public sealed class LinuxPlatform : IDesktopPlatform
{
    private readonly ScreenSource _screen;
    private readonly CursorSource _cursor;
    private readonly LocalInput _local;
    private readonly InputSink _input;
    private readonly LinuxDesk _desk;

    private LinuxPlatform(ScreenSource screen, CursorSource cursor, LocalInput local, InputSink input, LinuxDesk desk, string description)
    {
        (_screen, _cursor, _local, _input, _desk, Description) = (screen, cursor, local, input, desk, description);
        // Before the engine hears of it: a text that is being typed must not hold up the suspension.
        _local.CustomerActed += _input.Interrupt;
    }

    public IScreenSource Screen => _screen;
    public ICursorSource Cursor => _cursor;
    public IInputSink Input => _input;
    public ILocalInput LocalInput => _local;
    public ICustomerDesk Desk => _desk;
    public string Description { get; }

    /// <summary>Opens a display. Throws <see cref="DisplayUnavailableException"/>, whose message tells the customer what to do.</summary>
    public static LinuxPlatform Open(DisplayOptions options, TimeProvider time)
    {
        RefuseWayland(options.Display);
        var own = new OwnWindows();
        var opened = new Stack<IDisposable>();
        try
        {
            var desk = LinuxDesk.Open(options.Display, own, options.Theme, time);
            opened.Push(new Ending(desk));
            var input = InputSink.Open(options.Display, own, time);
            opened.Push(input);
            var local = Local.LocalInput.Open(options.Display);
            opened.Push(local);
            var cursor = CursorSource.Open(options.Display);
            opened.Push(cursor);
            var screen = ScreenSource.Open(options.Display, time);
            return new LinuxPlatform(screen, cursor, local, input, desk, Describe(options.Display));
        }
        catch (Exception failure)
        {
            foreach (var part in opened) part.Dispose();
            if (failure is DllNotFoundException missing)
                throw new DisplayUnavailableException($"A library of the X11 desktop is not on this system: {missing.Message}", missing);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _local.Dispose();
        _input.Dispose();
        await _desk.DisposeAsync();
        _cursor.Dispose();
        await _screen.DisposeAsync();
    }

    /// <summary>A display that Wayland offers to old programs shows only their windows: a picture of it would be black.</summary>
    private static void RefuseWayland(string? display)
    {
        using var connection = XConnection.To(display);
        var isWayland = X11.QueryExtension(connection.Handle, "XWAYLAND", out _, out _, out _) != 0
            || Monitors.Query(connection).Any(m => m.Name.StartsWith("XWAYLAND", StringComparison.Ordinal));
        if (isWayland)
            throw new DisplayUnavailableException(
                $"The display '{connection.Name}' belongs to a Wayland session, which does not let programs see the screen: sign in again and choose an Xorg (X11) session.");
    }

    private static unsafe string Describe(string? display)
    {
        using var connection = XConnection.To(display);
        // XFree86's and X.Org's way of writing a release: 1.21.1 is 12101001.
        var release = X11.VendorRelease(connection.Handle);
        var vendor = Marshal.PtrToStringUTF8((nint)X11.ServerVendor(connection.Handle)) ?? "";
        var version = vendor.Contains("X.Org", StringComparison.Ordinal) && release >= 10_000_000
            ? $"X11 {release / 10_000_000}.{release / 100_000 % 100}" : "X11";
        var manager = PlainText.Line(DesktopNameOf(connection), 40);
        return manager.Length > 0 ? $"Linux, {version}, {manager}" : $"Linux, {version}";
    }

    private static unsafe string DesktopNameOf(XConnection connection)
    {
        var atoms = new Atoms(connection);
        var check = Read(connection, connection.Root, atoms["_NET_SUPPORTING_WM_CHECK"]);
        if (check.Length < sizeof(nuint)) return "";
        return Encoding.UTF8.GetString(Read(connection, MemoryMarshal.Read<nuint>(check), atoms["_NET_WM_NAME"]));
    }

    private static unsafe byte[] Read(XConnection connection, nuint window, nuint property)
    {
        const int mostLongs = 64;
        var status = X11.GetWindowProperty(connection.Handle, window, property, 0, mostLongs, 0, 0, out _, out var format, out var count, out _, out var value);
        if (status != 0 || value == null) return [];
        var bytes = new ReadOnlySpan<byte>(value, (int)count * (format == 32 ? sizeof(nuint) : format / 8)).ToArray();
        _ = X11.Free(value);
        return bytes;
    }

    private sealed class Ending(LinuxDesk desk) : IDisposable
    {
        public void Dispose() => desk.Close();
    }
}
