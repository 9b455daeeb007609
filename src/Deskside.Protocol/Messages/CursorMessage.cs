using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Deskside.Protocol.Wire;

namespace Deskside.Protocol.Messages;

/// <summary>A message of the cursor channel, sharer → viewer: type (1) ‖ body. Closed: one file a message.</summary>
/// <remarks>The pointer travels beside the picture and the viewer draws it. Errors: reading never throws; false when malformed.</remarks>
public abstract record CursorMessage
{
    private protected CursorMessage() { }

    private protected abstract byte Type { get; }

    private protected abstract void WriteBody(WireWriter writer);

    public void Write(IBufferWriter<byte> output)
    {
        var writer = new WireWriter(output);
        writer.U8(Type);
        WriteBody(writer);
    }

    public byte[] ToBytes()
    {
        var output = new ArrayBufferWriter<byte>(64);
        Write(output);
        return output.WrittenSpan.ToArray();
    }

    public static bool TryRead(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out CursorMessage? message)
    {
        var reader = new WireReader(bytes);
        message = reader.U8() switch
        {
            CursorShape.Number => CursorShape.Read(ref reader),
            CursorPosition.Number => CursorPosition.Read(ref reader),
            CursorUse.Number => CursorUse.Read(ref reader),
            _ => null,
        };
        if (message is not null && reader.EndsWell) return true;
        message = null;
        return false;
    }
}
