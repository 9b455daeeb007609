using Deskside.Bench.StreamBench.X;

namespace Deskside.Bench.StreamBench.Watch;

/// <summary>The technician's mouse and keyboard: real events at his display.</summary>
internal sealed class Hand(string display) : IDisposable
{
    private const int KeyA = 'a';

    private readonly XDisplay _display = new(display);

    public void Click(int x, int y)
    {
        _ = XExtensions.FakeMotion(_display.Handle, _display.Screen, x, y, 0);
        _ = XExtensions.FakeButton(_display.Handle, 1, 1, 0);
        _ = XExtensions.FakeButton(_display.Handle, 1, 0, 0);
        _display.Sync();
    }

    public void Move(int x, int y)
    {
        _ = XExtensions.FakeMotion(_display.Handle, _display.Screen, x, y, 0);
        _display.Sync();
    }

    /// <summary>Presses a letter and lets go; returns the moment before the press.</summary>
    public long Press()
    {
        var code = X11.KeysymToKeycode(_display.Handle, KeyA);
        var at = Clock.Now;
        _ = XExtensions.FakeKey(_display.Handle, code, 1, 0);
        _ = XExtensions.FakeKey(_display.Handle, code, 0, 0);
        _display.Flush();
        return at;
    }

    public void Dispose() => _display.Dispose();
}
