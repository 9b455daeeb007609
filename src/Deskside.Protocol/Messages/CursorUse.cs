using Deskside.Protocol.Wire;

namespace Deskside.Protocol.Messages;

/// <summary>3: show a shape that was sent before: id (4).</summary>
public sealed record CursorUse(uint Id) : CursorMessage
{
    internal const byte Number = 3;

    private protected override byte Type => Number;

    private protected override void WriteBody(WireWriter writer) => writer.U32(Id);

    internal static CursorUse Read(ref WireReader reader) => new(reader.U32());
}
