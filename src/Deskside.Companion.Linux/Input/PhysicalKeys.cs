namespace Deskside.Companion.Linux.Input;

/// <summary>From where a key sits (USB HID usage, page 7) to the display server's key number (evdev + 8).</summary>
/// <remarks>Source: USB HID Usage Tables 1.4, section 10, against the Linux input event codes.</remarks>
internal static class PhysicalKeys
{
    private const int EvdevOffset = 8;
    private const int FirstModifier = 0xE0;

    private static ReadOnlySpan<byte> Usages =>
    [
        0, 0, 0, 0, 30, 48, 46, 32, 18, 33, 34, 35, 23, 36, 37, 38,
        50, 49, 24, 25, 16, 19, 31, 20, 22, 47, 17, 45, 21, 44, 2, 3,
        4, 5, 6, 7, 8, 9, 10, 11, 28, 1, 14, 15, 57, 12, 13, 26,
        27, 43, 43, 39, 40, 41, 51, 52, 53, 58, 59, 60, 61, 62, 63, 64,
        65, 66, 67, 68, 87, 88, 99, 70, 119, 110, 102, 104, 111, 107, 109, 106,
        105, 108, 103, 69, 98, 55, 74, 78, 96, 79, 80, 81, 75, 76, 77, 71,
        72, 73, 82, 83, 86, 127, 116, 117, 183, 184, 185, 186, 187, 188, 189, 190,
        191, 192, 193, 194, 134, 138, 130, 132, 128, 129, 131, 137, 133, 135, 136, 113,
        115, 114, 0, 0, 0, 121, 0, 89, 93, 124, 92, 94, 95, 0, 0, 0,
        122, 123, 90, 91, 85,
    ];

    private static ReadOnlySpan<byte> Modifiers => [29, 42, 56, 125, 97, 54, 100, 126];

    /// <summary>0 when the usage names no key that we know.</summary>
    public static uint KeycodeOf(ushort usage)
    {
        var evdev = usage < Usages.Length ? Usages[usage]
            : usage >= FirstModifier && usage - FirstModifier < Modifiers.Length ? Modifiers[usage - FirstModifier] : (byte)0;
        return evdev == 0 ? 0u : evdev + (uint)EvdevOffset;
    }
}
