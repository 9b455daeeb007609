using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace Deskside.Companion.Linux.Xlib;

/// <summary>One connection to the display server, used by one thread at a time.</summary>
/// <remarks>
/// Errors of requests are kept on the connection (<see cref="TakeError"/>) instead of ending the process; a server that went
/// away sets <see cref="IsLost"/>, after which every call on the connection is a harmless failure. A lost connection is not
/// closed: Xlib cannot close it safely.
/// </remarks>
internal sealed unsafe class XConnection : IDisposable
{
    private static readonly ConcurrentDictionary<nint, XConnection> Open = new();
    private static readonly Lock Preparing = new();
    private static bool s_prepared;

    private volatile bool _lost;
    private volatile int _lastError;
    private int _disposed;

    private XConnection(nint handle, string name)
    {
        Handle = handle;
        Name = name;
        Screen = X11.DefaultScreen(handle);
        Root = X11.DefaultRootWindow(handle);
        Descriptor = X11.ConnectionNumber(handle);
    }

    public nint Handle { get; }
    public string Name { get; }
    public int Screen { get; }
    public nuint Root { get; }
    public int Descriptor { get; }
    public bool IsLost => _lost;

    /// <summary>Opens the named display, or the one of the environment when null. Throws <see cref="DisplayUnavailableException"/>.</summary>
    public static XConnection To(string? display)
    {
        var name = display ?? Environment.GetEnvironmentVariable("DISPLAY");
        if (string.IsNullOrEmpty(name))
            throw new DisplayUnavailableException("No display is named: start the Companion inside a desktop session, or set DISPLAY (for example DISPLAY=:0).");
        try
        {
            Prepare();
            var handle = X11.OpenDisplay(name);
            if (handle == 0)
                throw new DisplayUnavailableException($"The display '{name}' cannot be reached: check that DISPLAY is right and that you may use it (XAUTHORITY).");
            var connection = new XConnection(handle, name);
            Open[handle] = connection;
            connection.GuardExit();
            return connection;
        }
        catch (DllNotFoundException missing)
        {
            throw new DisplayUnavailableException("The X11 library (libX11.so.6) is not on this system: install the package libx11-6 or its equal.", missing);
        }
    }

    /// <summary>The code of the newest failed request since the last call, 0 when none. Synchronise first.</summary>
    public int TakeError()
    {
        var error = _lastError;
        _lastError = 0;
        return error;
    }

    /// <summary>Waits until the server has done all requests so far.</summary>
    public void Sync()
    {
        if (!_lost) _ = X11.Sync(Handle, 0);
    }

    public void Flush()
    {
        if (!_lost) _ = X11.Flush(Handle);
    }

    /// <summary>The number of an atom; 0 when the server went away.</summary>
    public nuint Atom(string name) => _lost ? 0 : X11.InternAtom(Handle, name, 0);

    public void ThrowIfLost()
    {
        if (_lost) throw new Ports.ScreenLostException($"The display '{Name}' went away.");
    }

    /// <summary>Notes that the server hung up, where it was seen on the descriptor before Xlib saw it.</summary>
    public void MarkLost() => _lost = true;

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0 || _lost) return;
        _ = X11.CloseDisplay(Handle);
        Open.TryRemove(Handle, out _);
    }

    private static void Prepare()
    {
        lock (Preparing)
        {
            if (s_prepared) return;
            _ = X11.InitThreads();
            _ = X11.SetErrorHandler(&OnError);
            _ = X11.SetIOErrorHandler(&OnLost);
            s_prepared = true;
        }
    }

    private void GuardExit()
    {
        try
        {
            X11.SetIOErrorExitHandler(Handle, &OnExit, 0);
        }
        catch (EntryPointNotFoundException)
        {
            // libX11 before 1.7 ends the process when the server goes away, and offers no way to prevent it.
        }
    }

    [UnmanagedCallersOnly]
    private static int OnError(nint display, XErrorEvent* error)
    {
        if (Open.TryGetValue(display, out var connection)) connection._lastError = error->ErrorCode;
        return 0;
    }

    [UnmanagedCallersOnly]
    private static int OnLost(nint display)
    {
        if (Open.TryGetValue(display, out var connection)) connection._lost = true;
        return 0;
    }

    [UnmanagedCallersOnly]
    private static void OnExit(nint display, nint context)
    {
        // Returning (instead of exit) makes the failed call return; IsLost tells the caller.
    }
}
