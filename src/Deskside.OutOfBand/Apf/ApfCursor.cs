using System.Buffers.Binary;
using System.Text;

namespace Deskside.OutOfBand.Apf;

/// <summary>Walks over bytes that a peer sent. After the first fault every read gives nothing and <see cref="State"/> says why.</summary>
internal ref struct ApfCursor(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    public int Position { get; private set; }
    public ApfParse State { get; private set; } = ApfParse.Ok;

    public byte Byte()
    {
        if (!Has(1)) return 0;
        return _bytes[Position++];
    }

    public uint Number()
    {
        if (!Has(4)) return 0;
        var value = BinaryPrimitives.ReadUInt32BigEndian(_bytes[Position..]);
        Position += 4;
        return value;
    }

    public Guid Uuid()
    {
        if (!Has(16)) return Guid.Empty;
        // The first three fields are little-endian, as in SMBIOS, which is what this constructor reads.
        var value = new Guid(_bytes.Slice(Position, 16));
        Position += 16;
        return value;
    }

    public string Text()
    {
        var length = Number();
        if (State == ApfParse.Ok && length > ApfBounds.MaxTextBytes) State = ApfParse.TextTooLong;
        if (!Has((int)Math.Min(length, int.MaxValue))) return "";
        var text = Encoding.Latin1.GetString(_bytes.Slice(Position, (int)length));
        Position += (int)length;
        return text;
    }

    public Range Payload()
    {
        var length = Number();
        if (State == ApfParse.Ok && length > ApfBounds.MaxPayloadBytes) State = ApfParse.PayloadTooLong;
        if (!Has((int)Math.Min(length, int.MaxValue))) return default;
        var start = Position;
        Position += (int)length;
        return start..Position;
    }

    public void Skip(int count)
    {
        if (Has(count)) Position += count;
    }

    public void Fail(ApfParse state) => State = State == ApfParse.Ok ? state : State;

    private bool Has(int count)
    {
        if (State != ApfParse.Ok) return false;
        if (_bytes.Length - Position >= count) return true;
        State = ApfParse.NeedMore;
        return false;
    }
}
