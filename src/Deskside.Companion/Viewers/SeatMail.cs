using Deskside.Companion.Legs;
using Deskside.Protocol.Frames;
using Deskside.Protocol.Messages;
using Deskside.Protocol.Parts;

namespace Deskside.Companion.Viewers;

/// <summary>Control messages to one viewer, sealed for it alone. Nothing goes to a seat without keys.</summary>
internal sealed class SeatMail(Outgoing outgoing, TimeProvider time)
{
    // Often enough to show the round trip, seldom enough to cost nothing.
    private static readonly TimeSpan AcknowledgeEvery = TimeSpan.FromMilliseconds(500);

    public void Tell(ViewerSeat seat, ControlMessage message)
    {
        if (seat.HasKeys) outgoing.TryPost(new OutgoingMessage(FrameKind.Control, StreamId.Of(seat.Leg, Channel.Control), message.ToBytes()));
    }

    /// <summary>Tells the viewer how much of its input is used; from this it measures the round trip.</summary>
    public void Acknowledge(ViewerSeat seat)
    {
        if (!seat.HasKeys || (seat.ReceiptAt != 0 && time.GetElapsedTime(seat.ReceiptAt) < AcknowledgeEvery)) return;
        seat.ReceiptAt = time.GetTimestamp();
        var receipt = new Receipt([new ChannelCredit(Channel.Input, seat.InputBytes)], [], 0);
        outgoing.TryPost(new OutgoingMessage(FrameKind.Receipt, StreamId.Of(seat.Leg, Channel.Receipts), receipt.ToBytes()));
    }
}
