using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Deskside.Protocol.Wire;

/// <summary>Writes big-endian fields. The writing end is ours: a field out of its bound is a bug and throws.</summary>
/// <remarks>Twin: web/viewer/src/protocol/wire/wireWriter.ts.</remarks>
public readonly ref struct WireWriter(IBufferWriter<byte> output)
{
    private readonly IBufferWriter<byte> _output = output;

    public void U8(byte value)
    {
        _output.GetSpan(1)[0] = value;
        _output.Advance(1);
    }

    public void Flag(bool value) => U8(value ? (byte)1 : (byte)0);

    public void U16(ushort value)
    {
        BinaryPrimitives.WriteUInt16BigEndian(_output.GetSpan(2), value);
        _output.Advance(2);
    }

    public void I16(short value) => U16(unchecked((ushort)value));

    public void U32(uint value)
    {
        BinaryPrimitives.WriteUInt32BigEndian(_output.GetSpan(4), value);
        _output.Advance(4);
    }

    public void I32(int value) => U32(unchecked((uint)value));

    public void Bytes(ReadOnlySpan<byte> bytes) => _output.Write(bytes);

    /// <summary>u16 byte length and UTF-8. Throws over <paramref name="maxBytes"/>; cut outside text with <see cref="WireText.Cut"/> first.</summary>
    public void Text(string text, int maxBytes)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        if (length > maxBytes) throw new ArgumentException($"The text has {length} bytes of UTF-8, the field takes {maxBytes}.", nameof(text));
        U16((ushort)length);
        Encoding.UTF8.GetBytes(text, _output);
    }
}
