using System.Numerics;
using Deskside.Companion.Linux.Xlib;

namespace Deskside.Companion.Linux.Input;

/// <summary>The customer's keyboard as the display server has it now: map, state, spare keys, and which keys we hold down.</summary>
internal sealed unsafe class Keyboard : IDisposable
{
    private const uint MapEvents = 1 | 2;

    private readonly XConnection _connection;
    private readonly Dictionary<ulong, uint> _held = [];
    private readonly int _xkbEvents;
    private KeyMap _map;

    public Keyboard(XConnection connection, TimeProvider time)
    {
        _connection = connection;
        var (major, minor) = (1, 0);
        if (X11.XkbQueryExtension(connection.Handle, out _, out _xkbEvents, out _, ref major, ref minor) == 0)
            throw new DisplayUnavailableException($"The display '{connection.Name}' has no XKB keyboard: keys cannot be typed there.");
        _ = X11.XkbSelectEvents(connection.Handle, X11.CoreKeyboard, MapEvents, MapEvents);
        Spares = new SpareKeys(connection, time);
        _map = new KeyMap(connection);
        Spares.Learn(_map);
    }

    public SpareKeys Spares { get; }

    public KeyMap Map => _map;

    /// <summary>The keys that we hold down, by what they were pressed for.</summary>
    public Dictionary<ulong, uint> Held => _held;

    /// <summary>Reads the map anew when it changed, for example because the customer changed the layout.</summary>
    public void Follow()
    {
        var changed = false;
        XEvent next;
        while (!_connection.IsLost && X11.Pending(_connection.Handle) > 0)
        {
            _ = X11.NextEvent(_connection.Handle, &next);
            changed |= next.Type == XEventType.MappingNotify || next.Type == _xkbEvents;
        }
        _connection.ThrowIfLost();
        if (changed) Reread();
    }

    public X11.XkbState State()
    {
        X11.XkbState state;
        _ = X11.XkbGetState(_connection.Handle, X11.CoreKeyboard, &state);
        _connection.ThrowIfLost();
        return state;
    }

    /// <summary>The cheapest way to a keysym in this state, or null when it is not on the layout or not in reach.</summary>
    public KeyPlace? Find(uint keysym, in X11.XkbState state)
    {
        var now = state.Mods & _map.LevelModifiers;
        var ours = HeldModifiers();
        KeyPlace? best = null;
        var bestCost = int.MaxValue;
        foreach (var place in _map.PlacesOf(keysym, state.Group, state.LockedMods))
        {
            // What somebody else holds down or locked cannot be taken off.
            if ((now & ~place.Modifiers & ~ours) != 0) continue;
            var cost = BitOperations.PopCount(now ^ place.Modifiers);
            if (cost >= bestCost) continue;
            (best, bestCost) = (place, cost);
        }
        return best;
    }

    /// <summary>Puts keysyms that cannot be reached otherwise on spare keys. False when there is none to spare.</summary>
    public bool Borrow(IReadOnlyCollection<uint> keysyms)
    {
        if (keysyms.Count > Spares.Count) return false;
        if (!Spares.Borrow(keysyms)) return false;
        Follow();
        return true;
    }

    public void Press(uint keycode)
    {
        _ = XTest.FakeKey(_connection.Handle, keycode, 1, 0);
        Spares.Used(keycode);
    }

    public void Release(uint keycode) => _ = XTest.FakeKey(_connection.Handle, keycode, 0, 0);

    public void Dispose()
    {
        if (!_connection.IsLost) _map.Dispose();
        Spares.Dispose();
    }

    private uint HeldModifiers()
    {
        var modifiers = 0u;
        foreach (var keycode in _held.Values) modifiers |= _map.ModifierOf(keycode);
        return modifiers;
    }

    private void Reread()
    {
        var map = new KeyMap(_connection);
        _map.Dispose();
        _map = map;
        Spares.Learn(_map);
    }
}
