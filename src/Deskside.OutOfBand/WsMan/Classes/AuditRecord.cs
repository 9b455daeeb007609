using System.Buffers.Binary;
using System.Text;

namespace Deskside.OutOfBand.WsMan.Classes;

/// <summary>Who did it, in an audit record.</summary>
public enum AuditInitiator : byte
{
    Account = 0,
    Kerberos = 1,
    Local = 2,
    ScreenPort = 3,
}

/// <summary>One entry of the firmware's audit log.</summary>
/// <remarks>
/// Big-endian: application (2)   event (2)   initiator kind (1), then for an account: length (1), name; for Kerberos: u32, length (1),
/// security id; else nothing   time (4, unix seconds)   location kind (1), length (1), address text   length (1), extra bytes.
/// Source: docs/out-of-band/ws-man.md, 6.
/// </remarks>
public sealed record AuditRecord(DateTimeOffset At, ushort Application, ushort Event, AuditInitiator Initiator, string Who, string Address, string Extra)
{
    public static AuditRecord? Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 5) return null;
        var application = BinaryPrimitives.ReadUInt16BigEndian(bytes);
        var what = BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]);
        var initiator = (AuditInitiator)bytes[4];
        var rest = bytes[5..];
        var who = "";
        switch (initiator)
        {
            case AuditInitiator.Account:
                if (!TryCounted(ref rest, out var name)) return null;
                who = Encoding.Latin1.GetString(name);
                break;
            case AuditInitiator.Kerberos:
                if (rest.Length < 4) return null;
                rest = rest[4..];
                if (!TryCounted(ref rest, out var id)) return null;
                who = Convert.ToHexString(id);
                break;
            case AuditInitiator.Local or AuditInitiator.ScreenPort: break;
            default: return null;
        }
        if (rest.Length < 5) return null;
        var at = DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadUInt32BigEndian(rest));
        rest = rest[5..];
        if (!TryCounted(ref rest, out var address) || !TryCounted(ref rest, out var extra)) return null;
        return new AuditRecord(at, application, what, initiator, who, Encoding.Latin1.GetString(address), Convert.ToHexString(extra));
    }

    private static bool TryCounted(ref ReadOnlySpan<byte> bytes, out ReadOnlySpan<byte> counted)
    {
        counted = default;
        if (bytes.IsEmpty || bytes.Length - 1 < bytes[0]) return false;
        counted = bytes.Slice(1, bytes[0]);
        bytes = bytes[(1 + counted.Length)..];
        return true;
    }
}
