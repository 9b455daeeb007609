using Deskside.Companion.Linux.Xlib;

namespace Deskside.Companion.Linux.Tests;

/// <summary>A program that draws: plain windows in plain colours, on a connection of its own.</summary>
internal sealed unsafe class Paint(string display) : IDisposable
{
    private readonly XConnection _connection = XConnection.To(display);

    public XConnection Connection => _connection;

    /// <summary>Shows a window that no window manager touches, filled with a colour.</summary>
    public nuint Window(int x, int y, int width, int height, uint colour)
    {
        var attributes = new X11.SetWindowAttributes { BackgroundPixel = colour, OverrideRedirect = 1 };
        const nuint backgroundAndRedirect = (1 << 1) | (1 << 9);
        var window = X11.CreateWindow(
            _connection.Handle, _connection.Root, x, y, (uint)width, (uint)height, 0, 0, 0, null, backgroundAndRedirect, &attributes);
        _ = X11.MapRaised(_connection.Handle, window);
        _connection.Sync();
        return window;
    }

    public void Move(nuint window, int x, int y, int width, int height)
    {
        _ = X11.MoveResizeWindow(_connection.Handle, window, x, y, (uint)width, (uint)height);
        _connection.Sync();
    }

    public void Remove(nuint window)
    {
        _ = X11.DestroyWindow(_connection.Handle, window);
        _connection.Sync();
    }

    public void Dispose() => _connection.Dispose();
}
