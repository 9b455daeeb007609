using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;

namespace Deskside.Protocol.Wire;

/// <summary>Reads big-endian fields from outside bytes without ever throwing or reading past the end.</summary>
/// <remarks>
/// Failure sticks: after the first field that does not fit or is out of its range every read returns 0, empty or "" and
/// <see cref="EndsWell"/> stays false. So a parser reads all its fields and asks once, at the end. Allocates only what it has
/// already seen. Twin: web/viewer/src/protocol/wire/wireReader.ts.
/// </remarks>
public ref struct WireReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    /// <summary>True once a field was missing or out of range.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>True when every field was good and nothing is left over.</summary>
    public readonly bool EndsWell => !HasFailed && _rest.IsEmpty;

    /// <summary>True while there is something left to read.</summary>
    public readonly bool HasMore => !HasFailed && !_rest.IsEmpty;

    /// <summary>Bytes not read yet.</summary>
    public readonly int Remaining => _rest.Length;

    public byte U8() => TryTake(1, out var field) ? field[0] : (byte)0;

    public ushort U16() => TryTake(2, out var field) ? BinaryPrimitives.ReadUInt16BigEndian(field) : (ushort)0;

    public short I16() => TryTake(2, out var field) ? BinaryPrimitives.ReadInt16BigEndian(field) : (short)0;

    public uint U32() => TryTake(4, out var field) ? BinaryPrimitives.ReadUInt32BigEndian(field) : 0;

    public int I32() => TryTake(4, out var field) ? BinaryPrimitives.ReadInt32BigEndian(field) : 0;

    /// <summary>A byte that must lie in a range, such as an enumeration's.</summary>
    public byte U8In(int lowest, int highest)
    {
        var value = U8();
        if (value >= lowest && value <= highest) return value;
        Fail();
        return 0;
    }

    /// <summary>A byte that must be 0 or 1.</summary>
    public bool Flag() => U8In(0, 1) == 1;

    /// <summary>A fixed number of bytes, lent from the source; empty on failure.</summary>
    public ReadOnlySpan<byte> Bytes(int count) => TryTake(count, out var field) ? field : default;

    /// <summary>All that is left.</summary>
    public ReadOnlySpan<byte> Rest() => Bytes(_rest.Length);

    /// <summary>A string: u16 byte length and strict UTF-8, at most <paramref name="maxBytes"/>.</summary>
    public string Text(int maxBytes)
    {
        int length = U16();
        if (length > maxBytes) Fail();
        var field = Bytes(length);
        if (HasFailed) return "";
        if (Utf8.IsValid(field)) return Encoding.UTF8.GetString(field);
        Fail();
        return "";
    }

    /// <summary>Marks the message as malformed, for rules that a parser checks itself.</summary>
    public void Fail()
    {
        HasFailed = true;
        _rest = default;
    }

    private bool TryTake(int count, out ReadOnlySpan<byte> field)
    {
        if (HasFailed || count < 0 || count > _rest.Length)
        {
            Fail();
            field = default;
            return false;
        }
        field = _rest[..count];
        _rest = _rest[count..];
        return true;
    }
}
