using System.Numerics;
using Deskside.Companion.Linux.Xlib;
using Deskside.Companion.Ports;

namespace Deskside.Companion.Linux.Input;

/// <summary>Types characters and presses keys so that what the technician meant appears, whatever the customer's layout and locks.</summary>
/// <remarks>
/// Characters are tapped: pressed and released at once, so that a late release never repeats them. Other keys stay down until
/// they are released. One caller at a time.
/// </remarks>
internal sealed class Typist(XConnection connection, Keyboard keyboard, OwnWindowGuard guard)
{
    private const ulong ByPlace = 1UL << 32;

    private readonly HashSet<ulong> _commands = [];
    private bool _level3Held;
    private volatile bool _interrupted;

    public InjectOutcome Down(uint given, ushort physical)
    {
        var keysym = Keysym.Canonical(given);
        if (guard.HasFocus()) return InjectOutcome.OwnWindow;
        keyboard.Spares.MayWait();
        keyboard.Follow();
        if (Keysym.IsText(keysym) || Keysym.IsKeypadText(keysym)) return Type(keysym, physical);
        var id = IdOf(keysym, physical);
        if (keyboard.Held.TryGetValue(id, out var held))
        {
            if (!Keysym.IsModifier(keysym)) Repeat(held);
            return InjectOutcome.Done;
        }
        var keycode = KeyOf(keysym, physical);
        if (keycode == 0) return Keysym.IsModifier(keysym) ? InjectOutcome.Done : InjectOutcome.Unsupported;
        keyboard.Press(keycode);
        keyboard.Held[id] = keycode;
        Remember(keysym, id);
        return InjectOutcome.Done;
    }

    /// <summary>Releases what was pressed, also over our own windows: a key must not stay down.</summary>
    public InjectOutcome Up(uint given, ushort physical)
    {
        var id = IdOf(Keysym.Canonical(given), physical);
        if (keyboard.Held.Remove(id, out var keycode)) keyboard.Release(keycode);
        _commands.Remove(id);
        if (Keysym.Canonical(given) == Keysym.Level3Shift) _level3Held = false;
        return InjectOutcome.Done;
    }

    /// <summary>Ends a running <see cref="Text"/> before its next character. Any thread.</summary>
    public void Interrupt()
    {
        _interrupted = true;
        keyboard.Spares.StopWaiting();
    }

    public InjectOutcome Text(string text)
    {
        _interrupted = false;
        keyboard.Spares.MayWait();
        keyboard.Follow();
        var outcome = InjectOutcome.Done;
        var keysyms = Keysyms(text);
        for (var i = 0; i < keysyms.Count; i++)
        {
            if (guard.HasFocus()) return InjectOutcome.OwnWindow;
            keyboard.Follow();
            if (_interrupted) return outcome;
            if (Keysym.IsText(keysyms[i]) && keyboard.Find(keysyms[i], keyboard.State()) is null) BorrowAhead(keysyms, i);
            if (_interrupted) return outcome;
            if (Type(keysyms[i], 0) is not InjectOutcome.Done) outcome = InjectOutcome.Unsupported;
        }
        return outcome;
    }

    public void ReleaseAll()
    {
        foreach (var keycode in keyboard.Held.Values) keyboard.Release(keycode);
        keyboard.Held.Clear();
        _commands.Clear();
        _level3Held = false;
    }

    private InjectOutcome Type(uint keysym, ushort physical)
    {
        var state = keyboard.State();
        var place = keyboard.Find(keysym, state);
        if (place is null && keyboard.Borrow([keysym])) place = keyboard.Find(keysym, state = keyboard.State());
        if (place is null && PhysicalKeys.KeycodeOf(physical) is not 0 and var keycode) place = new KeyPlace(keycode, state.Mods & keyboard.Map.LevelModifiers);
        if (place is null) return InjectOutcome.Unsupported;
        Tap(place.Value, state);
        return InjectOutcome.Done;
    }

    /// <summary>Presses and releases a key with exactly its level modifiers on, then puts the modifiers back as they were.</summary>
    private void Tap(KeyPlace place, in X11.XkbState state)
    {
        var now = state.Mods & keyboard.Map.LevelModifiers;
        var off = HeldThatMustGo(now & ~place.Modifiers);
        var on = KeysToSet(place.Modifiers & ~now, state.Group);
        var capsLock = (state.LockedMods & KeyMap.Lock) != 0;
        if (capsLock) _ = X11.XkbLockModifiers(connection.Handle, X11.CoreKeyboard, KeyMap.Lock, 0);
        foreach (var keycode in off) keyboard.Release(keycode);
        foreach (var keycode in on) keyboard.Press(keycode);
        keyboard.Press(place.Keycode);
        keyboard.Release(place.Keycode);
        for (var i = on.Count - 1; i >= 0; i--) keyboard.Release(on[i]);
        for (var i = off.Count - 1; i >= 0; i--) keyboard.Press(off[i]);
        if (capsLock) _ = X11.XkbLockModifiers(connection.Handle, X11.CoreKeyboard, KeyMap.Lock, KeyMap.Lock);
        connection.Flush();
    }

    private List<uint> HeldThatMustGo(uint modifiers)
    {
        var off = new List<uint>();
        foreach (var (id, keycode) in keyboard.Held)
        {
            // AltGr on other systems is Control and Alt together: with it held, they are no shortcut.
            if ((keyboard.Map.ModifierOf(keycode) & modifiers) != 0 || (_level3Held && _commands.Contains(id))) off.Add(keycode);
        }
        return off;
    }

    private List<uint> KeysToSet(uint modifiers, int group)
    {
        var on = new List<uint>();
        for (var rest = modifiers; rest != 0; rest &= rest - 1)
        {
            var keycode = keyboard.Map.KeyThatSets(1u << BitOperations.TrailingZeroCount(rest), group);
            if (keycode != 0) on.Add(keycode);
        }
        return on;
    }

    private uint KeyOf(uint keysym, ushort physical)
    {
        var state = keyboard.State();
        if (keysym != Keysym.None)
        {
            if (keyboard.Map.PlacesOf(keysym, state.Group, state.LockedMods) is { Count: > 0 } places) return places[0].Keycode;
            if (Keysym.IsModifier(keysym)) return 0;
        }
        var keycode = PhysicalKeys.KeycodeOf(physical);
        if (keycode != 0 || keysym == Keysym.None) return keycode;
        return keyboard.Borrow([keysym]) && keyboard.Find(keysym, keyboard.State()) is { } place ? place.Keycode : 0;
    }

    private void Repeat(uint keycode)
    {
        keyboard.Release(keycode);
        keyboard.Press(keycode);
        connection.Flush();
    }

    private void Remember(uint keysym, ulong id)
    {
        if (Keysym.IsCommand(keysym)) _commands.Add(id);
        if (keysym == Keysym.Level3Shift) _level3Held = true;
    }

    /// <summary>Borrows for as many of the coming characters as there are spare keys: one change of the map instead of many.</summary>
    private void BorrowAhead(List<uint> keysyms, int from)
    {
        var wanted = new HashSet<uint>();
        var state = keyboard.State();
        for (var i = from; i < keysyms.Count && wanted.Count < Math.Max(1, keyboard.Spares.Count / 2); i++)
        {
            if (Keysym.IsText(keysyms[i]) && keyboard.Find(keysyms[i], state) is null) wanted.Add(keysyms[i]);
        }
        _ = keyboard.Borrow(wanted);
    }

    private static List<uint> Keysyms(string text)
    {
        var keysyms = new List<uint>(text.Length);
        foreach (var rune in text.Replace("\r\n", "\n").EnumerateRunes())
        {
            if (rune.Value is '\n' or '\r') keysyms.Add(Keysym.Return);
            else if (rune.Value == '\t') keysyms.Add(Keysym.Tab);
            else if (Keysym.IsText(Keysym.Of(rune))) keysyms.Add(Keysym.Of(rune));
        }
        return keysyms;
    }

    private static ulong IdOf(uint keysym, ushort physical) => physical != 0 ? ByPlace | physical : keysym;
}
