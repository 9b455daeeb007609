using static Deskside.Companion.Linux.Xlib.LibC;

namespace Deskside.Companion.Linux.Xlib;

/// <summary>Wakes a thread that waits on descriptors. Any thread may raise it; raised twice before a wait is one wake-up.</summary>
internal sealed unsafe class WakeSignal : IDisposable
{
    private readonly Lock _closing = new();
    private int _descriptor = EventDescriptor(0, EventNonBlocking | EventCloseOnExec);

    public int Descriptor => _descriptor;

    public void Raise()
    {
        ulong one = 1;
        lock (_closing)
        {
            if (_descriptor >= 0) _ = Write(_descriptor, &one, sizeof(ulong));
        }
    }

    public void Clear()
    {
        ulong count;
        _ = Read(_descriptor, &count, sizeof(ulong));
    }

    public void Dispose()
    {
        lock (_closing)
        {
            if (_descriptor >= 0) _ = Close(_descriptor);
            _descriptor = -1;
        }
    }
}
