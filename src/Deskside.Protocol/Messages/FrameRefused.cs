using Deskside.Protocol.Frames;
using Deskside.Protocol.Wire;

namespace Deskside.Protocol.Messages;

/// <summary>4 from the sharer, 20 from a viewer: a frame was not taken: stream (2) ‖ sequence (4) ‖ reason (1).</summary>
public sealed record FrameRefused(LegRole From, StreamId Stream, uint Sequence, FrameRefusal Reason) : ControlMessage
{
    internal const byte FromSharer = 4;
    internal const byte FromViewer = 20;

    private protected override byte Type => From == LegRole.Sharer ? FromSharer : FromViewer;

    private protected override void WriteBody(WireWriter writer)
    {
        writer.U16(Stream.Value);
        writer.U32(Sequence);
        writer.U8((byte)Reason);
    }

    internal static FrameRefused Read(LegRole from, ref WireReader reader) =>
        new(from, new StreamId(reader.U16()), reader.U32(), (FrameRefusal)reader.U8In(1, 3));
}

/// <summary>Why a frame was not taken.</summary>
public enum FrameRefusal : byte
{
    Seal = 1,
    Replay = 2,
    Malformed = 3,
}
