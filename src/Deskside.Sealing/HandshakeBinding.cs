using System.Buffers;
using System.Security.Cryptography;
using Deskside.Protocol.Wire;

namespace Deskside.Sealing;

/// <summary>What a handshake is bound to: the session, the viewer's leg, and who the technician is as this end knows it.</summary>
/// <remarks>
/// The session's UUID is written as 16 bytes in the order of its text. The names come from the server at the sharer and from the
/// console at the viewer; where they differ, keys and safety words differ. Longer names are cut to 256 bytes, at both ends alike.
/// </remarks>
public sealed record HandshakeBinding
{
    public HandshakeBinding(Guid session, byte leg, string technician, string organisation)
    {
        if (leg is 0 or 255) throw new ArgumentOutOfRangeException(nameof(leg), leg, "A viewer's leg is 1 to 254.");
        Session = session;
        Leg = leg;
        Technician = WireText.Cut(technician, WireText.MaxName);
        Organisation = WireText.Cut(organisation, WireText.MaxName);
    }

    public Guid Session { get; }

    public byte Leg { get; }

    public string Technician { get; }

    public string Organisation { get; }

    /// <summary>session (16) ‖ leg (1).</summary>
    internal void AppendPlace(IncrementalHash hash)
    {
        Span<byte> place = stackalloc byte[17];
        Session.TryWriteBytes(place, bigEndian: true, out _);
        place[16] = Leg;
        hash.AppendData(place);
    }

    /// <summary>str name ‖ str organisation.</summary>
    internal void AppendNames(IncrementalHash hash)
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new WireWriter(output);
        writer.Text(Technician, WireText.MaxName);
        writer.Text(Organisation, WireText.MaxName);
        hash.AppendData(output.WrittenSpan);
    }
}
