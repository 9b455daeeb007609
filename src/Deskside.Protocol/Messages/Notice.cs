using Deskside.Protocol.Wire;

namespace Deskside.Protocol.Messages;

/// <summary>6, sharer → viewer: something the technician should read: code (2) ‖ text.</summary>
public sealed record Notice(ushort Code, string Text) : ControlMessage
{
    internal const byte Number = 6;

    private protected override byte Type => Number;

    private protected override void WriteBody(WireWriter writer)
    {
        writer.U16(Code);
        writer.Text(Text, WireText.MaxText);
    }

    internal static Notice Read(ref WireReader reader) =>
        new(reader.U16(), reader.Text(WireText.MaxText));
}
