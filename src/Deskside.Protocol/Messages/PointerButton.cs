using Deskside.Protocol.Wire;

namespace Deskside.Protocol.Messages;

/// <summary>2: surface (1) ‖ x (2) ‖ y (2) ‖ button (1) ‖ down (1).</summary>
public sealed record PointerButton(uint EventId, byte Surface, ushort X, ushort Y, MouseButton Button, bool IsDown) : InputEvent(EventId)
{
    internal const byte Number = 2;

    private protected override byte Type => Number;

    private protected override void WriteBody(WireWriter writer)
    {
        writer.U8(Surface);
        writer.U16(X);
        writer.U16(Y);
        writer.U8((byte)Button);
        writer.Flag(IsDown);
    }

    internal static PointerButton Read(uint eventId, ref WireReader reader) =>
        new(eventId, reader.U8In(0, 15), reader.U16(), reader.U16(), ReadButton(ref reader), reader.Flag());

    private static MouseButton ReadButton(ref WireReader reader)
    {
        var button = (MouseButton)reader.U8();
        if (!Enum.IsDefined(button)) reader.Fail();
        return button;
    }
}

/// <summary>The buttons of a mouse, by X11's numbers (4–7 are the wheel there).</summary>
public enum MouseButton : byte
{
    Left = 1,
    Middle = 2,
    Right = 3,
    Back = 8,
    Forward = 9,
}
