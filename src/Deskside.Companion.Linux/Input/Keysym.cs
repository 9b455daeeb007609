using System.Text;

namespace Deskside.Companion.Linux.Input;

/// <summary>Keysym numbers and what can be said of one: its character, whether it is text, a modifier or a dead key.</summary>
internal static class Keysym
{
    public const uint None = 0;
    public const uint BackSpace = 0xFF08;
    public const uint Tab = 0xFF09;
    public const uint Return = 0xFF0D;
    public const uint Escape = 0xFF1B;
    public const uint Home = 0xFF50;
    public const uint Left = 0xFF51;
    public const uint Up = 0xFF52;
    public const uint Right = 0xFF53;
    public const uint Down = 0xFF54;
    public const uint PageUp = 0xFF55;
    public const uint PageDown = 0xFF56;
    public const uint End = 0xFF57;
    public const uint KeypadEnter = 0xFF8D;
    public const uint Delete = 0xFFFF;
    public const uint LeftTab = 0xFE20;
    public const uint ShiftLeft = 0xFFE1;
    public const uint ShiftRight = 0xFFE2;
    public const uint ControlLeft = 0xFFE3;
    public const uint Level3Shift = 0xFE03;
    public const uint Level5Shift = 0xFE11;
    private const uint UnicodeBase = 0x01000000;

    /// <summary>The one number for a character's keysym, whichever of its numbers was given. Others stay what they are.</summary>
    public static uint Canonical(uint keysym)
    {
        if (keysym is >= UnicodeBase + 0x20 and < UnicodeBase + 0x100) return keysym - UnicodeBase;
        if (keysym is < 0x100 or > 0x20FF) return keysym;
        var character = LegacyKeysyms.CharacterOf(keysym);
        return character == 0 ? keysym : Of(new Rune(character));
    }

    /// <summary>The keysym that stands for a character.</summary>
    public static uint Of(Rune character) => character.Value < 0x100 ? (uint)character.Value : UnicodeBase + (uint)character.Value;

    /// <summary>A canonical keysym that makes text: a character or a dead key.</summary>
    public static bool IsText(uint keysym) => keysym is (>= 0x20 and < 0x7F) or (>= 0xA0 and < 0x100) or (> UnicodeBase and <= UnicodeBase + 0x10FFFF) || IsDead(keysym);

    public static bool IsDead(uint keysym) => keysym is >= 0xFE50 and <= 0xFE9F;

    /// <summary>Digits and separators of the keypad: which level they sit on depends on Num Lock.</summary>
    public static bool IsKeypadText(uint keysym) => keysym is >= 0xFFAA and <= 0xFFB9 or 0xFFBD;

    public static bool IsModifier(uint keysym) => keysym is (>= 0xFFE1 and <= 0xFFEE) or (>= 0xFE01 and <= 0xFE13) or 0xFF7E or 0xFF7F;

    /// <summary>Control, Meta, Alt, Super, Hyper: held with a letter they make a shortcut.</summary>
    public static bool IsCommand(uint keysym) => keysym is 0xFFE3 or 0xFFE4 or (>= 0xFFE7 and <= 0xFFEE);

    public static bool IsControl(uint keysym) => keysym is 0xFFE3 or 0xFFE4;
}
