using System.Collections.Concurrent;

namespace Deskside.Companion.Linux.Input;

/// <summary>The Companion's own top-level windows now, with the frames that the window manager put around them. Thread-safe.</summary>
internal sealed class OwnWindows
{
    private readonly ConcurrentDictionary<nuint, byte> _windows = new();

    public bool IsEmpty => _windows.IsEmpty;

    public void Add(nuint window) => _windows[window] = 0;

    public void Remove(nuint window) => _windows.TryRemove(window, out _);

    public bool Contains(nuint window) => window != 0 && _windows.ContainsKey(window);
}
