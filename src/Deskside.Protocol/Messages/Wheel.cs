using Deskside.Protocol.Wire;

namespace Deskside.Protocol.Messages;

/// <summary>3: surface (1) ‖ x (2) ‖ y (2) ‖ dx (2) ‖ dy (2), signed, in 1/120 of a notch; positive is right and down.</summary>
public sealed record Wheel(uint EventId, byte Surface, ushort X, ushort Y, short DeltaX, short DeltaY) : InputEvent(EventId)
{
    internal const byte Number = 3;

    private protected override byte Type => Number;

    private protected override void WriteBody(WireWriter writer)
    {
        writer.U8(Surface);
        writer.U16(X);
        writer.U16(Y);
        writer.I16(DeltaX);
        writer.I16(DeltaY);
    }

    internal static Wheel Read(uint eventId, ref WireReader reader) =>
        new(eventId, reader.U8In(0, 15), reader.U16(), reader.U16(), reader.I16(), reader.I16());
}
