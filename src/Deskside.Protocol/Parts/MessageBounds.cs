using Deskside.Protocol.Frames;

namespace Deskside.Protocol.Parts;

/// <summary>How long a part and a whole message may be, in bytes of plaintext.</summary>
public static class MessageBounds
{
    /// <summary>What a sender puts into one part, so that a higher rank gets in between soon.</summary>
    public const int MaxPart = 16 * 1024;

    /// <summary>The longest whole message of a kind.</summary>
    public static int MaxMessage(FrameKind kind) => kind switch
    {
        FrameKind.Screen => 32 * 1024 * 1024,
        FrameKind.Clipboard => 8 * 1024 * 1024,
        _ => 64 * 1024,
    };
}
