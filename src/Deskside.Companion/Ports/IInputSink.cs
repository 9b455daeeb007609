namespace Deskside.Companion.Ports;

/// <summary>Injects the technician's input. Called only by the engine's input gate, one call at a time.</summary>
/// <remarks>
/// The sink refuses what would reach the Companion's own windows: pointer events over them, keys while one of them has the focus.
/// It returns <see cref="InjectOutcome.OwnWindow"/> then, and nothing is injected.
/// </remarks>
public interface IInputSink
{
    /// <summary>Moves the pointer to desktop coordinates.</summary>
    InjectOutcome Move(int x, int y);

    /// <summary>Presses or releases a pointer button (1 left, 2 middle, 3 right, 8 back, 9 forward) at desktop coordinates.</summary>
    InjectOutcome Button(int x, int y, int button, KeyMotion motion);

    /// <summary>Turns the wheel; 120 is one notch, positive is down and right. Part notches add up.</summary>
    InjectOutcome Wheel(int x, int y, int deltaX, int deltaY);

    /// <summary>
    /// Presses or releases a key. <paramref name="keysym"/> (X11 numbers, Unicode as 0x01000000 + code point) says what is to appear on any layout;
    /// <paramref name="physical"/> (USB HID usage, page 7; 0 unknown) says where the key sits.
    /// </summary>
    InjectOutcome Key(uint keysym, ushort physical, KeyMotion motion);

    /// <summary>Types text as characters, whatever the layout.</summary>
    InjectOutcome Text(string text);

    /// <summary>Releases every key and button that the sink holds down. Safe at any time.</summary>
    void ReleaseAll();
}

/// <summary>Which way a key or button goes.</summary>
public enum KeyMotion : byte { Up = 0, Down = 1 }

/// <summary>What became of an injected event.</summary>
public enum InjectOutcome : byte { Done, OwnWindow, Unsupported }
