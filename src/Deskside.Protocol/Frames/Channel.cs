namespace Deskside.Protocol.Frames;

/// <summary>The low byte of a stream: which conversation on a leg.</summary>
public static class Channel
{
    public const byte Control = 0;
    public const byte Input = 1;
    public const byte Cursor = 2;
    public const byte Receipts = 3;
    public const byte Clipboard = 4;
    public const byte Annotation = 5;
    public const byte Audio = 6;
    public const byte FirstScreen = 16;
    public const byte LastScreen = 31;
    public const byte FirstFile = 32;
    public const byte LastFile = 63;

    /// <summary>Join, news and the handshake: clear.</summary>
    public const byte Relay = 255;

    /// <summary>Surfaces are numbered 0–15.</summary>
    public const int MaxSurfaces = LastScreen - FirstScreen + 1;

    /// <summary>The channel of a screen surface, 0–15.</summary>
    public static byte Screen(int surface) => surface is >= 0 and < MaxSurfaces
        ? (byte)(FirstScreen + surface)
        : throw new ArgumentOutOfRangeException(nameof(surface), surface, "Surfaces are numbered 0 to 15.");

    /// <summary>True for the channels that carry a screen surface.</summary>
    public static bool IsScreen(byte channel) => channel is >= FirstScreen and <= LastScreen;
}
