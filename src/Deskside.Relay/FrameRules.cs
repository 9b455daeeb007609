using Deskside.Protocol.Frames;
using Deskside.Protocol.Messages;

namespace Deskside.Relay;

/// <summary>What a joined leg may send, judged by the clear header alone. A pure function.</summary>
internal static class FrameRules
{
    /// <summary>Null when the frame may pass; otherwise why the leg is closed.</summary>
    public static RefusalReason? Check(LegIdentity from, FrameHeader header)
    {
        if (header.Kind is FrameKind.Join or FrameKind.Joined or FrameKind.Refused or FrameKind.PeerNews) return RefusalReason.Malformed;
        return from.IsSharer ? CheckSharer(header) : CheckViewer(from.Leg, header);
    }

    private static RefusalReason? CheckSharer(FrameHeader header)
    {
        if (header.Kind == FrameKind.Input || header.Stream.Leg > StreamId.LastViewer) return RefusalReason.WrongStream;
        // A handshake has one viewer; nothing is agreed with all at once.
        if (header.Kind == FrameKind.Handshake && header.Stream.Leg == StreamId.EveryViewer) return RefusalReason.WrongStream;
        return null;
    }

    private static RefusalReason? CheckViewer(byte leg, FrameHeader header)
    {
        if (header.Stream.Leg != leg) return RefusalReason.WrongStream;
        return header.Kind is FrameKind.Screen or FrameKind.Cursor or FrameKind.Audio ? RefusalReason.WrongStream : null;
    }
}
