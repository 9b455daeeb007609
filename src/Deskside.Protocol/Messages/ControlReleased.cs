using Deskside.Protocol.Wire;

namespace Deskside.Protocol.Messages;

/// <summary>17, viewer → sharer: the technician gives control back. No body.</summary>
public sealed record ControlReleased : ControlMessage
{
    internal const byte Number = 17;

    private protected override byte Type => Number;

    private protected override void WriteBody(WireWriter writer) { }
}
