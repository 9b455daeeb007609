using Deskside.Protocol.Wire;

namespace Deskside.Protocol.Messages;

/// <summary>1: surface (1) ‖ x (2) ‖ y (2).</summary>
public sealed record PointerMove(uint EventId, byte Surface, ushort X, ushort Y) : InputEvent(EventId)
{
    internal const byte Number = 1;

    private protected override byte Type => Number;

    private protected override void WriteBody(WireWriter writer)
    {
        writer.U8(Surface);
        writer.U16(X);
        writer.U16(Y);
    }

    internal static PointerMove Read(uint eventId, ref WireReader reader) =>
        new(eventId, reader.U8In(0, 15), reader.U16(), reader.U16());
}
