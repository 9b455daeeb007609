using Deskside.Protocol.Wire;

namespace Deskside.Protocol.Messages;

/// <summary>2: surface (1) ‖ x (2) ‖ y (2) ‖ visible (1) ‖ moved by (1).</summary>
public sealed record CursorPosition(byte Surface, ushort X, ushort Y, bool IsVisible, CursorMovedBy MovedBy) : CursorMessage
{
    internal const byte Number = 2;

    private protected override byte Type => Number;

    private protected override void WriteBody(WireWriter writer)
    {
        writer.U8(Surface);
        writer.U16(X);
        writer.U16(Y);
        writer.Flag(IsVisible);
        writer.U8((byte)MovedBy);
    }

    internal static CursorPosition Read(ref WireReader reader) =>
        new(reader.U8In(0, 15), reader.U16(), reader.U16(), reader.Flag(), (CursorMovedBy)reader.U8In(1, 2));
}

/// <summary>Whose hand moved the pointer.</summary>
public enum CursorMovedBy : byte
{
    Remote = 1,
    Customer = 2,
}
