using Deskside.Protocol.Wire;

namespace Deskside.Protocol.Messages;

/// <summary>21, viewer → sharer: which surfaces to send: bit mask (4, bit s = surface s) ‖ follow the pointer (1).</summary>
/// <remarks>
/// Every bit set is all surfaces, also those that come later. Following, the sharer sends the surface where the pointer is, and the
/// mask counts for nothing. Surfaces that are not there count as the main one. It stands until the next, also before view is granted.
/// </remarks>
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
