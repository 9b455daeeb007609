using Deskside.Protocol.Messages;

namespace Deskside.Sealing.Tests;

/// <summary>Both ends of one handshake, in memory.</summary>
internal sealed class HandshakePair
{
    public static readonly Guid Session = Guid.Parse("0190a1b2-c3d4-7e5f-8a6b-112233445566");

    public HandshakePair(byte sharerLeg = 1, byte viewerLeg = 1, string sharerName = "Ada Óneill", string viewerName = "Ada Óneill")
    {
        Sharer = new HandshakeSharer(new HandshakeBinding(Session, sharerLeg, sharerName, "Acme 支援"));
        Viewer = new HandshakeViewer(new HandshakeBinding(Session, viewerLeg, viewerName, "Acme 支援"));
    }

    public HandshakeSharer Sharer { get; }

    public HandshakeViewer Viewer { get; }

    public static byte[] Bytes(HandshakeOutcome outcome) => outcome switch
    {
        HandshakeOutcome.Reply reply => reply.Payload,
        HandshakeOutcome.Established { Payload: { } payload } => payload,
        HandshakeOutcome.BeganAgain { Payload: { } payload } => payload,
        _ => throw new InvalidOperationException($"{outcome} has no reply."),
    };

    public (HandshakeOutcome.Established Sharer, HandshakeOutcome.Established Viewer) RunFresh()
    {
        var key = Bytes(Sharer.Receive(Viewer.Start()));
        var atViewer = Assert.IsType<HandshakeOutcome.Established>(Viewer.Receive(key));
        var atSharer = Assert.IsType<HandshakeOutcome.Established>(Sharer.Receive(atViewer.Payload));
        return (atSharer, atViewer);
    }

    public (HandshakeOutcome.Established Sharer, HandshakeOutcome.Established Viewer) RunResume()
    {
        var resume = Viewer.Start();
        Assert.Equal(4, resume[0]);
        var atSharer = Assert.IsType<HandshakeOutcome.Established>(Sharer.Receive(resume));
        var atViewer = Assert.IsType<HandshakeOutcome.Established>(Viewer.Receive(atSharer.Payload));
        return (atSharer, atViewer);
    }

    public static HandshakeStep Read(ReadOnlySpan<byte> payload) =>
        HandshakeStep.TryRead(payload, out var step) ? step : throw new InvalidOperationException("Not a step.");
}
