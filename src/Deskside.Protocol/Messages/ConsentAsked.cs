using Deskside.Domain.Sessions;
using Deskside.Protocol.Wire;

namespace Deskside.Protocol.Messages;

/// <summary>16, viewer → sharer: please ask the customer for: capability (1).</summary>
public sealed record ConsentAsked(Capability Capability) : ControlMessage
{
    internal const byte Number = 16;

    private protected override byte Type => Number;

    private protected override void WriteBody(WireWriter writer)
    {
        writer.U8((byte)Capability);
    }

    internal static ConsentAsked Read(ref WireReader reader) =>
        new((Capability)reader.U8In(1, 4));
}
