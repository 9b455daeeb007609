namespace Deskside.Protocol.Frames;

/// <summary>What a frame carries. Under 16: clear, between an end and the relay (and the handshake). From 16: sealed end to end.</summary>
public enum FrameKind : byte
{
    Join = 1,
    Joined = 2,
    Refused = 3,
    PeerNews = 4,
    Handshake = 5,

    Control = 16,
    Input = 17,
    Cursor = 18,
    Screen = 19,
    Receipt = 20,
    Audio = 21,
    Annotation = 22,
    Clipboard = 23,
    Files = 24,
}

/// <summary>Rules that hang on the kind alone.</summary>
public static class FrameKinds
{
    /// <summary>True for the kinds whose payload only the two ends can read.</summary>
    public static bool IsSealed(this FrameKind kind) => kind >= FrameKind.Control;

    /// <summary>True for the numbers that version 1 knows.</summary>
    public static bool IsKnown(byte kind) => kind is >= 1 and <= 5 or >= 16 and <= 24;

    /// <summary>True when frames of this kind may travel on this channel: each kind has its own.</summary>
    public static bool Fits(this FrameKind kind, byte channel) => kind switch
    {
        FrameKind.Control => channel == Channel.Control,
        FrameKind.Input => channel == Channel.Input,
        FrameKind.Cursor => channel == Channel.Cursor,
        FrameKind.Receipt => channel == Channel.Receipts,
        FrameKind.Clipboard => channel == Channel.Clipboard,
        FrameKind.Annotation => channel == Channel.Annotation,
        FrameKind.Audio => channel == Channel.Audio,
        FrameKind.Screen => channel is >= Channel.FirstScreen and <= Channel.LastScreen,
        FrameKind.Files => channel is >= Channel.FirstFile and <= Channel.LastFile,
        _ => channel == Channel.Relay,
    };
}
