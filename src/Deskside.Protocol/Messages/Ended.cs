using Deskside.Protocol.Wire;

namespace Deskside.Protocol.Messages;

/// <summary>3, sharer → viewer: the session is over at the customer's end: reason (1).</summary>
public sealed record Ended(EndedReason Reason) : ControlMessage
{
    internal const byte Number = 3;

    private protected override byte Type => Number;

    private protected override void WriteBody(WireWriter writer)
    {
        writer.U8((byte)Reason);
    }

    internal static Ended Read(ref WireReader reader) =>
        new((EndedReason)reader.U8In(1, 4));
}

/// <summary>Who or what ended it.</summary>
public enum EndedReason : byte
{
    Customer = 1,
    Technician = 2,
    Server = 3,
    Failure = 4,
}
