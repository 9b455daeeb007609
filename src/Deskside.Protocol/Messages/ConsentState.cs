using Deskside.Domain.Sessions;
using Deskside.Protocol.Wire;

namespace Deskside.Protocol.Messages;

/// <summary>1, sharer → viewer: capability (1) ‖ standing (1) ‖ ms remaining (4) ‖ in advance (1).</summary>
/// <remarks>The ms are those until the question times out, or until a pause of control ends; 0 where neither runs.</remarks>
public sealed record ConsentState(Capability Capability, ConsentStanding Standing, uint RemainingMs, bool InAdvance) : ControlMessage
{
    internal const byte Number = 1;

    private protected override byte Type => Number;

    private protected override void WriteBody(WireWriter writer)
    {
        writer.U8((byte)Capability);
        writer.U8((byte)Standing);
        writer.U32(RemainingMs);
        writer.Flag(InAdvance);
    }

    internal static ConsentState Read(ref WireReader reader) =>
        new((Capability)reader.U8In(1, 4), (ConsentStanding)reader.U8In(0, 7), reader.U32(), reader.Flag());
}

/// <summary>Where a capability stands with the customer.</summary>
public enum ConsentStanding : byte
{
    None = 0,
    Asking = 1,
    Granted = 2,
    Denied = 3,
    TimedOut = 4,
    Withdrawn = 5,
    SuspendedByCustomer = 6,
    Unavailable = 7,
}
