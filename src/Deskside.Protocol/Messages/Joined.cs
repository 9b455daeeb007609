using System.Buffers;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Deskside.Protocol.Frames;
using Deskside.Protocol.Wire;

namespace Deskside.Protocol.Messages;

/// <summary>The relay's answer to a Join: leg (1) ‖ resumed (1) ‖ resume ticket (32) ‖ clock (4) ‖ count (1) ‖ peers.</summary>
/// <remarks>Leg 0 is the sharer, 1–254 are viewers. The clock is ms since the session opened, now.</remarks>
public sealed record Joined(byte Leg, bool Resumed, Ticket ResumeTicket, uint SessionMs, ImmutableArray<Peer> Peers)
{
    public void Write(IBufferWriter<byte> output)
    {
        var writer = new WireWriter(output);
        writer.U8(Leg);
        writer.Flag(Resumed);
        writer.Bytes(ResumeTicket.Bytes);
        writer.U32(SessionMs);
        writer.U8(checked((byte)Peers.Length));
        foreach (var peer in Peers) peer.Write(writer);
    }

    public static bool TryRead(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out Joined? joined)
    {
        joined = null;
        var reader = new WireReader(bytes);
        var leg = reader.U8In(0, StreamId.LastViewer);
        var resumed = reader.Flag();
        var ticket = reader.Bytes(Ticket.Size);
        var clock = reader.U32();
        int count = reader.U8();
        var peers = ImmutableArray.CreateBuilder<Peer>();
        for (var i = 0; i < count && reader.HasMore; i++) peers.Add(Peer.Read(ref reader));
        if (!reader.EndsWell || peers.Count != count) return false;
        joined = new Joined(leg, resumed, Ticket.FromBytes(ticket), clock, peers.ToImmutable());
        return true;
    }
}
