using Deskside.Companion.Legs;
using Deskside.Protocol.Frames;
using Deskside.Protocol.Messages;
using Deskside.Protocol.Parts;

namespace Deskside.Companion.Viewers;

/// <summary>Control messages to one viewer, sealed for it alone. Nothing goes to a seat without keys.</summary>
internal sealed class SeatMail(Outgoing outgoing)
{
    public void Tell(ViewerSeat seat, ControlMessage message)
    {
        if (seat.HasKeys) outgoing.TryPost(new OutgoingMessage(FrameKind.Control, StreamId.Of(seat.Leg, Channel.Control), message.ToBytes()));
    }
}
