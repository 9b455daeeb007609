using Deskside.Protocol.Frames;

namespace Deskside.Protocol.Flow;

/// <summary>Who goes first. A lower number goes before a higher one, between any two parts.</summary>
public enum StreamRank : byte
{
    ControlAndInput = 0,
    Cursor = 1,
    Screen = 2,
    Audio = 3,
    Aside = 4,
    Files = 5,
}

/// <summary>The rank of each kind.</summary>
public static class StreamRanks
{
    public const int Count = 6;

    public static StreamRank Of(FrameKind kind) => kind switch
    {
        FrameKind.Cursor => StreamRank.Cursor,
        FrameKind.Screen => StreamRank.Screen,
        FrameKind.Audio => StreamRank.Audio,
        FrameKind.Annotation or FrameKind.Clipboard => StreamRank.Aside,
        FrameKind.Files => StreamRank.Files,
        _ => StreamRank.ControlAndInput,
    };
}
