namespace Deskside.Companion.Linux.Input;

/// <summary>Where a keysym sits: the key, and the level modifiers (of Shift, level 3, level 5) that must be on, all others off.</summary>
internal readonly record struct KeyPlace(uint Keycode, uint Modifiers);
