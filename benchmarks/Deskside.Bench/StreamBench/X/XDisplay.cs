using System.Runtime.InteropServices;

namespace Deskside.Bench.StreamBench.X;

/// <summary>A connection to a display. Not thread-safe: one thread at a time.</summary>
internal sealed unsafe class XDisplay : IDisposable
{
    public XDisplay(string name)
    {
        Handle = X11.OpenDisplay(name);
        if (Handle == 0) throw new InvalidOperationException($"The display {name} cannot be opened.");
        X11.SetIOErrorExitHandler(Handle, &Gone, 0);
        Screen = X11.DefaultScreen(Handle);
        Root = X11.DefaultRootWindow(Handle);
        Depth = (uint)X11.DefaultDepth(Handle, Screen);
        Visual = X11.DefaultVisual(Handle, Screen);
        Context = X11.DefaultContext(Handle, Screen);
        if (Depth != 24) throw new InvalidOperationException($"The display {name} has {Depth} bits a pixel; the bench needs 24.");
    }

    public nint Handle { get; }

    public int Screen { get; }

    public nuint Root { get; }

    public uint Depth { get; }

    public nint Visual { get; }

    /// <summary>The graphics context; its colour is changed by every fill.</summary>
    public nint Context { get; }

    public int Width => X11.DisplayWidth(Handle, Screen);

    public int Height => X11.DisplayHeight(Handle, Screen);

    public void Flush() => _ = X11.Flush(Handle);

    public void Sync() => _ = X11.Sync(Handle, 0);

    /// <summary>Waits for an event until the time has come; false when none came.</summary>
    public bool TryNext(long untilNanoseconds, out XEvent next)
    {
        next = default;
        while (X11.Pending(Handle) == 0)
        {
            if (Clock.Now >= untilNanoseconds) return false;
            LibC.WaitToRead(X11.ConnectionNumber(Handle), untilNanoseconds);
        }
        fixed (XEvent* at = &next) _ = X11.NextEvent(Handle, at);
        return true;
    }

    public void Dispose() => _ = X11.CloseDisplay(Handle);

    // A display that ends before its watchers must not end the bench.
    [UnmanagedCallersOnly]
    private static void Gone(nint display, nint context)
    {
    }
}
