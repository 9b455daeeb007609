using System.Diagnostics;
using Deskside.Companion.Linux.Xlib;

namespace Deskside.Companion.Linux.Input;

/// <summary>Keys that make nothing, borrowed for characters that are not on the customer's layout, and given back.</summary>
/// <remarks>
/// A program reads the map when it handles a key, which may be later than the key was pressed. So a key keeps its character as
/// long as possible (oldest is taken first) and gets another only when the program has read it (<see cref="ReadingFence"/>).
/// </remarks>
internal sealed unsafe class SpareKeys(XConnection connection, TimeProvider time) : IDisposable
{
    private readonly List<Slot> _slots = [];
    private readonly ReadingFence _fence = new(connection, time);
    private long _readAt;

    public int Count => _slots.Count;

    public bool AnyBorrowed => _slots.Exists(s => s.Keysym != Keysym.None);

    /// <summary>Takes note of which keys are free in a map that was just read. Keys whose character is gone count as given back.</summary>
    public void Learn(KeyMap map)
    {
        foreach (var slot in _slots)
        {
            if (slot.Keysym != Keysym.None && map.KeysymAt(slot.Keycode, 0, 0) != slot.Keysym) slot.Keysym = Keysym.None;
        }
        var unused = map.UnusedKeys();
        _slots.RemoveAll(s => s.Keysym == Keysym.None && !unused.Contains(s.Keycode));
        foreach (var keycode in unused)
        {
            if (!_slots.Exists(s => s.Keycode == keycode)) _slots.Add(new Slot(keycode));
        }
    }

    /// <summary>Puts characters on spare keys, at most <see cref="Count"/>; waits until the keys that it takes were surely read. False when stopped.</summary>
    public bool Borrow(IReadOnlyCollection<uint> keysyms)
    {
        var taken = _slots.Where(s => !keysyms.Contains(s.Keysym)).OrderBy(s => s.UsedAt).Take(keysyms.Count).ToList();
        Debug.Assert(taken.Count <= _slots.Count);
        if (!WaitUntilRead(taken)) return false;
        var both = stackalloc nuint[2];
        foreach (var (keysym, slot) in keysyms.Zip(taken))
        {
            both[0] = both[1] = keysym;
            _ = X11.ChangeKeyboardMapping(connection.Handle, (int)slot.Keycode, 2, both, 1);
            slot.Keysym = keysym;
            slot.UsedAt = time.GetTimestamp();
        }
        connection.Sync();
        return true;
    }

    /// <summary>From here on it may wait again.</summary>
    public void MayWait() => _fence.MayWait();

    /// <summary>Ends a running wait and the next ones, from any thread: nothing is borrowed then.</summary>
    public void StopWaiting() => _fence.Stop();

    /// <summary>A spare key was pressed.</summary>
    public void Used(uint keycode)
    {
        var slot = _slots.Find(s => s.Keycode == keycode);
        if (slot is not null) slot.UsedAt = time.GetTimestamp();
    }

    /// <summary>Whether every borrowed key may be given back without a program missing what was typed.</summary>
    public bool AllRead() => _slots.TrueForAll(s => s.Keysym == Keysym.None || time.GetElapsedTime(s.UsedAt) >= ReadingFence.UsualTime);

    /// <summary>Gives every borrowed key back, after the time that programs need to read it.</summary>
    public void GiveBack()
    {
        var borrowed = _slots.FindAll(s => s.Keysym != Keysym.None);
        if (borrowed.Count == 0 || connection.IsLost) return;
        _fence.MayWait();
        _ = WaitUntilRead(borrowed);
        foreach (var slot in borrowed)
        {
            nuint nothing = 0;
            _ = X11.ChangeKeyboardMapping(connection.Handle, (int)slot.Keycode, 1, &nothing, 1);
            slot.Keysym = Keysym.None;
        }
        connection.Sync();
    }

    public void Dispose() => _fence.Dispose();

    private bool WaitUntilRead(List<Slot> slots)
    {
        var last = 0L;
        foreach (var slot in slots)
        {
            if (slot.Keysym != Keysym.None && slot.UsedAt > last) last = slot.UsedAt;
        }
        if (last <= _readAt) return true;
        var now = time.GetTimestamp();
        if (!_fence.Pass(last)) return false;
        _readAt = now;
        return true;
    }

    private sealed class Slot(uint keycode)
    {
        public uint Keycode { get; } = keycode;
        public uint Keysym { get; set; }
        public long UsedAt { get; set; }
    }
}
