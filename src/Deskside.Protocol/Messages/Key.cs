using Deskside.Protocol.Wire;

namespace Deskside.Protocol.Messages;

/// <summary>4: down (1) ‖ physical (2: USB HID usage, page 7; 0 unknown) ‖ keysym (4: X11 numbers; other characters 0x01000000 + code point).</summary>
public sealed record Key(uint EventId, bool IsDown, ushort Physical, uint Keysym) : InputEvent(EventId)
{
    internal const byte Number = 4;

    private protected override byte Type => Number;

    private protected override void WriteBody(WireWriter writer)
    {
        writer.Flag(IsDown);
        writer.U16(Physical);
        writer.U32(Keysym);
    }

    internal static Key Read(uint eventId, ref WireReader reader) =>
        new(eventId, reader.Flag(), reader.U16(), reader.U32());

    /// <summary>What is typed may be a password: never in a log.</summary>
    public override string ToString() => $"Key {EventId} (redacted)";
}
