using System.Numerics;
using Deskside.Companion.Linux.Xlib;

namespace Deskside.Companion.Linux.Input;

/// <summary>A snapshot of the display server's keyboard map, read backwards: from keysym to key and modifiers.</summary>
/// <remarks>One thread. Caps Lock is left out of it: the typist takes it off while it types.</remarks>
internal sealed unsafe class KeyMap : IDisposable
{
    public const uint Shift = 1;
    public const uint Lock = 2;
    private const int GroupShift = 13;

    private readonly XConnection _connection;
    private readonly Dictionary<(int Group, uint Locked), Dictionary<uint, List<KeyPlace>>> _places = [];
    private readonly Dictionary<uint, uint> _modifierOfKeycode = [];
    private nint _map;

    public KeyMap(XConnection connection)
    {
        _connection = connection;
        _ = X11.DisplayKeycodes(connection.Handle, out var least, out var most);
        (Least, Most) = ((uint)least, (uint)most);
        _map = X11.XkbGetMap(connection.Handle, X11.MapParts, X11.CoreKeyboard);
        connection.ThrowIfLost();
        if (_map == 0) throw new DisplayUnavailableException($"The display '{connection.Name}' has no XKB keyboard: keys cannot be typed there.");
        ReadModifiers();
        Level3 = MaskOf(Keysym.Level3Shift);
        Level5 = MaskOf(Keysym.Level5Shift);
    }

    public uint Least { get; }
    public uint Most { get; }

    /// <summary>The modifier bit of AltGr in this map; 0 when it has none.</summary>
    public uint Level3 { get; }

    public uint Level5 { get; }

    public uint LevelModifiers => Shift | Level3 | Level5;

    /// <summary>The modifier bits that a key sets; 0 for keys that are no modifier.</summary>
    public uint ModifierOf(uint keycode) => _modifierOfKeycode.GetValueOrDefault(keycode);

    /// <summary>All places of a canonical keysym in a group, while these modifiers are locked. Empty when it is not on the keyboard.</summary>
    public IReadOnlyList<KeyPlace> PlacesOf(uint keysym, int group, uint locked)
    {
        var outside = locked & ~(LevelModifiers | Lock);
        if (!_places.TryGetValue((group, outside), out var places)) _places[(group, outside)] = places = Index(group, outside);
        return places.TryGetValue(keysym, out var found) ? found : [];
    }

    /// <summary>The keysym that a key makes in a group with these modifiers, canonical; 0 for none.</summary>
    public uint KeysymAt(uint keycode, int group, uint modifiers)
    {
        _ = X11.XkbTranslateKeyCode(_map, (byte)keycode, modifiers | ((uint)group << GroupShift), out _, out var keysym);
        return Keysym.Canonical((uint)keysym);
    }

    /// <summary>A key that sets exactly this level modifier, by its usual keysym; 0 when there is none.</summary>
    public uint KeyThatSets(uint modifier, int group)
    {
        var keysym = modifier == Shift ? Keysym.ShiftLeft : modifier == Level3 ? Keysym.Level3Shift : Keysym.Level5Shift;
        foreach (var (keycode, sets) in _modifierOfKeycode)
        {
            if (sets == modifier && KeysymAt(keycode, group, 0) == keysym) return keycode;
        }
        return 0;
    }

    /// <summary>The keys that make nothing at all: free to be borrowed. From the top, where programs look least.</summary>
    public List<uint> UnusedKeys()
    {
        var unused = new List<uint>();
        var symbols = X11.GetKeyboardMapping(_connection.Handle, (byte)Least, (int)(Most - Least + 1), out var perKey);
        if (symbols == null) return unused;
        for (var keycode = Most; keycode >= Least; keycode--)
        {
            var free = ModifierOf(keycode) == 0;
            for (var i = 0; i < perKey; i++) free &= symbols[(keycode - Least) * perKey + i] == 0;
            if (free) unused.Add(keycode);
        }
        _ = X11.Free(symbols);
        return unused;
    }

    public void Dispose()
    {
        if (_map != 0) X11.XkbFreeKeyboard(_map, X11.MapParts, 1);
        _map = 0;
    }

    private Dictionary<uint, List<KeyPlace>> Index(int group, uint locked)
    {
        var places = new Dictionary<uint, List<KeyPlace>>();
        for (var keycode = Least; keycode <= Most; keycode++)
        {
            for (uint modifiers = 0; modifiers <= LevelModifiers; modifiers++)
            {
                if ((modifiers & ~LevelModifiers) != 0) continue;
                var keysym = KeysymAt(keycode, group, modifiers | locked);
                if (keysym == Keysym.None) continue;
                if (!places.TryGetValue(keysym, out var list)) places[keysym] = list = [];
                list.Add(new KeyPlace(keycode, modifiers));
            }
        }
        foreach (var list in places.Values) list.Sort((a, b) => BitOperations.PopCount(a.Modifiers).CompareTo(BitOperations.PopCount(b.Modifiers)));
        return places;
    }

    private void ReadModifiers()
    {
        var map = X11.GetModifierMapping(_connection.Handle);
        if (map == null) return;
        for (var bit = 0; bit < 8; bit++)
        {
            for (var i = 0; i < map->MostKeys; i++)
            {
                uint keycode = map->Keycodes[bit * map->MostKeys + i];
                if (keycode != 0) _modifierOfKeycode[keycode] = ModifierOf(keycode) | (1u << bit);
            }
        }
        _ = X11.FreeModifierMap(map);
    }

    private uint MaskOf(uint keysym)
    {
        foreach (var (keycode, modifiers) in _modifierOfKeycode)
        {
            for (var group = 0; group < 4; group++)
            {
                if (BitOperations.PopCount(modifiers) == 1 && modifiers > Lock && KeysymAt(keycode, group, 0) == keysym) return modifiers;
            }
        }
        return 0;
    }
}
