using Deskside.Protocol.Wire;

namespace Deskside.Protocol.Messages;

/// <summary>1: id (4) ‖ width (2) ‖ height (2) ‖ hot spot x (2) ‖ y (2) ‖ length (4) ‖ raw deflate of premultiplied RGBA.</summary>
/// <remarks>At most 256×256 pixels and 60 KiB deflated. The receiver must bound what it inflates to width × height × 4.</remarks>
public sealed record CursorShape(
    uint Id, ushort Width, ushort Height, ushort HotX, ushort HotY, ReadOnlyMemory<byte> DeflatedRgba) : CursorMessage
{
    public const int MaxSide = 256;
    public const int MaxDeflated = 60 * 1024;

    internal const byte Number = 1;

    private protected override byte Type => Number;

    private protected override void WriteBody(WireWriter writer)
    {
        writer.U32(Id);
        writer.U16(Width);
        writer.U16(Height);
        writer.U16(HotX);
        writer.U16(HotY);
        writer.U32((uint)DeflatedRgba.Length);
        writer.Bytes(DeflatedRgba.Span);
    }

    internal static CursorShape Read(ref WireReader reader)
    {
        var id = reader.U32();
        ushort width = reader.U16(), height = reader.U16(), hotX = reader.U16(), hotY = reader.U16();
        var length = reader.U32();
        if (width > MaxSide || height > MaxSide || length > MaxDeflated) reader.Fail();
        return new CursorShape(id, width, height, hotX, hotY, reader.Bytes((int)Math.Min(length, MaxDeflated)).ToArray());
    }
}
