using Deskside.Protocol.Wire;

namespace Deskside.Protocol.Messages;

/// <summary>21, viewer → sharer: which surfaces to send: bit mask (4, bit s = surface s) ‖ follow the pointer (1).</summary>
public sealed record SurfaceChoice(uint Mask, bool FollowPointer) : ControlMessage
{
    internal const byte Number = 21;

    private protected override byte Type => Number;

    private protected override void WriteBody(WireWriter writer)
    {
        writer.U32(Mask);
        writer.Flag(FollowPointer);
    }

    internal static SurfaceChoice Read(ref WireReader reader) =>
        new(reader.U32(), reader.Flag());
}
