using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Deskside.Protocol.Wire;

namespace Deskside.Protocol.Messages;

/// <summary>The first frame of a leg, to the relay: version (2) ‖ role (1) ‖ ticket (32).</summary>
/// <remarks>The version is read whatever it is: the relay answers a foreign one with <see cref="RefusalReason.Version"/>.</remarks>
public sealed record Join(ushort Version, LegRole Role, Ticket Ticket)
{
    public void Write(IBufferWriter<byte> output)
    {
        var writer = new WireWriter(output);
        writer.U16(Version);
        writer.U8((byte)Role);
        writer.Bytes(Ticket.Bytes);
    }

    public static bool TryRead(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out Join? join)
    {
        join = null;
        var reader = new WireReader(bytes);
        var version = reader.U16();
        var role = (LegRole)reader.U8In(1, 2);
        var ticket = reader.Bytes(Ticket.Size);
        if (!reader.EndsWell) return false;
        join = new Join(version, role, Ticket.FromBytes(ticket));
        return true;
    }

    /// <summary>The version alone, for an answer to an end whose Join has another shape. Null when even that is missing.</summary>
    public static ushort? PeekVersion(ReadOnlySpan<byte> bytes) => bytes.Length >= 2 ? (ushort)((bytes[0] << 8) | bytes[1]) : null;
}
