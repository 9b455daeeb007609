using Deskside.Companion.Linux.Xlib;
using Deskside.Companion.Ports;

namespace Deskside.Companion.Linux.Input;

/// <summary>Moves, clicks and turns the wheel through XTEST. One caller at a time.</summary>
internal sealed unsafe class Pointer(XConnection connection, OwnWindowGuard guard)
{
    private const int Notch = 120;
    private const int MostNotches = 40;
    private const int MostButtons = 32;

    private readonly HashSet<int> _held = [];
    private int _restX;
    private int _restY;

    public InjectOutcome Move(int x, int y)
    {
        if (guard.IsOver(x, y)) return InjectOutcome.OwnWindow;
        _ = XTest.FakeMotion(connection.Handle, -1, x, y, 0);
        return InjectOutcome.Done;
    }

    public InjectOutcome Press(int x, int y, int button)
    {
        if (button is not (>= 1 and <= 3 or 8 or 9)) return InjectOutcome.Unsupported;
        if (Move(x, y) is InjectOutcome.OwnWindow) return InjectOutcome.OwnWindow;
        if (_held.Add(button)) Fake(button, 1);
        return InjectOutcome.Done;
    }

    /// <summary>Releases a held button; over our own windows it does so where the pointer stands, for a button must not stay down.</summary>
    public InjectOutcome Release(int x, int y, int button)
    {
        if (!_held.Remove(button)) return InjectOutcome.Done;
        _ = Move(x, y);
        Fake(button, 0);
        return InjectOutcome.Done;
    }

    public InjectOutcome Wheel(int x, int y, int deltaX, int deltaY)
    {
        if (Move(x, y) is InjectOutcome.OwnWindow) return InjectOutcome.OwnWindow;
        Turn(ref _restY, deltaY, 4, 5);
        Turn(ref _restX, deltaX, 6, 7);
        return InjectOutcome.Done;
    }

    public void ReleaseAll()
    {
        foreach (var button in _held) Fake(button, 0);
        _held.Clear();
        _restX = _restY = 0;
    }

    private void Turn(ref int rest, int delta, int back, int forth)
    {
        // A turn in the other direction starts afresh.
        if (Math.Sign((long)delta) * Math.Sign((long)rest) < 0) rest = 0;
        var sum = Math.Clamp((long)rest + delta, -MostNotches * Notch, MostNotches * Notch);
        var notches = (int)(sum / Notch);
        rest = (int)(sum % Notch);
        for (var i = 0; i < Math.Abs(notches); i++)
        {
            Fake(notches < 0 ? back : forth, 1);
            Fake(notches < 0 ? back : forth, 0);
        }
    }

    private void Fake(int button, int isPress) => _ = XTest.FakeButton(connection.Handle, PhysicalButton(button), isPress, 0);

    /// <summary>The button that acts as this one: a left-handed customer's buttons are swapped, the technician's are not.</summary>
    private uint PhysicalButton(int button)
    {
        var map = stackalloc byte[MostButtons];
        var count = Math.Min(X11.GetPointerMapping(connection.Handle, map, MostButtons), MostButtons);
        for (var i = 0; i < count; i++)
        {
            if (map[i] == button) return (uint)i + 1;
        }
        return (uint)button;
    }
}
