using Deskside.Protocol.Wire;

namespace Deskside.Protocol.Messages;

/// <summary>Another leg of the session, as the server knows it: leg (1) ‖ presence (1) ‖ name ‖ organisation.</summary>
/// <remarks>For the sharer, name and organisation are the server's word on who the technician is; the handshake binds them.</remarks>
public sealed record Peer(byte Leg, PeerPresence Presence, string Name, string Organisation)
{
    internal void Write(WireWriter writer)
    {
        writer.U8(Leg);
        writer.U8((byte)Presence);
        writer.Text(Name, WireText.MaxName);
        writer.Text(Organisation, WireText.MaxName);
    }

    internal static Peer Read(ref WireReader reader) =>
        new(reader.U8In(0, Frames.StreamId.LastViewer), (PeerPresence)reader.U8In(1, 3), reader.Text(WireText.MaxName), reader.Text(WireText.MaxName));
}

/// <summary>Whether a leg has its connection now.</summary>
public enum PeerPresence : byte
{
    Here = 1,
    Away = 2,
    Left = 3,
}
