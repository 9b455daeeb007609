using Deskside.Companion.Legs;
using Deskside.Companion.Viewers;
using Deskside.Protocol.Frames;
using Deskside.Protocol.Messages;

namespace Deskside.Companion.Sharing;

/// <summary>Hands on what the leg tells to the seats.</summary>
internal sealed class LegDesk(SeatBook seats, Outgoing outgoing) : ILegListener
{
    public void OnJoined(Joined joined)
    {
        outgoing.LineLost();
        seats.Seat(joined.Peers);
    }

    public void OnPeer(PeerNews news) => seats.Take(news);

    public void OnHandshake(byte leg, ReadOnlySpan<byte> payload) => seats.TakeHandshake(leg, payload);

    public void OnSealed(Frame frame) => seats.TakeSealed(frame);

    public void OnAway() => seats.AllAway();
}
