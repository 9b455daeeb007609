using System.Buffers;
using Deskside.Domain.Sessions;
using Deskside.Protocol.Frames;
using Deskside.Protocol.Messages;
using Deskside.Protocol.Parts;
using Deskside.Sealing;

namespace Deskside.Companion.Tests.Viewers;

/// <summary>A viewer with real keys. Keeps what it could open, and counts what it could not.</summary>
internal sealed class TestViewer(SeatPair pair, Peer peer)
{
    private readonly HandshakeViewer _handshake = new(new HandshakeBinding(SeatPair.Session, peer.Leg, peer.Name, peer.Organisation));
    private readonly MessageAssembler _assembler = new();
    private FrameOpener? _opener;
    private FrameSealer? _sealer;
    private ContentOpener? _content;

    public byte Leg => peer.Leg;

    public string? Words { get; private set; }

    /// <summary>Screen messages that it could open.</summary>
    public int Pictures { get; private set; }

    /// <summary>Frames for all viewers that it has no key for.</summary>
    public int Closed { get; private set; }

    public List<ControlMessage> Told { get; } = [];

    public ConsentStanding Standing(Capability capability) =>
        Told.OfType<Protocol.Messages.ConsentState>().LastOrDefault(state => state.Capability == capability)?.Standing ?? ConsentStanding.None;

    /// <summary>Commit or resume, as a browser does when it is joined.</summary>
    public void ShakeHands()
    {
        pair.Seats.OnHandshake(Leg, _handshake.Start());
        pair.Deliver();
    }

    /// <summary>The browser was closed and everything in it is forgotten: the same technician with new keys.</summary>
    public TestViewer AsStranger() => new(pair, peer);

    public void GoAway() => pair.Seats.OnPeer(new PeerNews(PeerNewsKind.Away, peer with { Presence = PeerPresence.Away }));

    public void ComeBack()
    {
        pair.Seats.OnPeer(new PeerNews(PeerNewsKind.Back, peer));
        ShakeHands();
    }

    public void Ask(Capability capability) => Send(FrameKind.Control, Channel.Control, new ConsentAsked(capability).ToBytes());

    public void Choose(uint mask, bool followPointer) => Send(FrameKind.Control, Channel.Control, new SurfaceChoice(mask, followPointer).ToBytes());

    public void Release() => Send(FrameKind.Control, Channel.Control, new ControlReleased().ToBytes());

    public void Input(params InputEvent[] events)
    {
        var body = new ArrayBufferWriter<byte>();
        foreach (var input in events) input.Write(body);
        Send(FrameKind.Input, Channel.Input, body.WrittenMemory);
    }

    public Frame Seal(FrameKind kind, byte channel, ReadOnlyMemory<byte> body)
    {
        var output = new ArrayBufferWriter<byte>();
        _sealer!.TrySeal(new OutgoingPart(kind, FrameFlags.None, StreamId.Of(Leg, channel), body), 0, output);
        var reader = new FrameReader(output.WrittenMemory);
        reader.Next(out var frame);
        return frame;
    }

    public void Take(Frame frame)
    {
        if (frame.Header.Kind == FrameKind.Handshake)
        {
            TakeHandshake(frame.Payload.Span);
            return;
        }
        byte[] plain = [];
        var outcome = frame.Header.Stream.Leg == StreamId.EveryViewer
            ? _content?.Open(frame, out plain) ?? OpenOutcome.NoKey
            : _opener?.Open(frame, out plain) ?? OpenOutcome.NoKey;
        if (outcome != OpenOutcome.Opened)
        {
            Closed++;
            return;
        }
        if (_assembler.Append(frame.Header, plain, out var message) != AssemblyOutcome.Complete) return;
        if (message.Kind == FrameKind.Screen) Pictures++;
        if (message.Kind == FrameKind.Control && ControlMessage.TryRead(message.Body.Span, out var control)) Told.Add(control);
    }

    private void Send(FrameKind kind, byte channel, ReadOnlyMemory<byte> body)
    {
        pair.Seats.OnSealed(Seal(kind, channel, body));
        pair.Deliver();
    }

    private void TakeHandshake(ReadOnlySpan<byte> payload)
    {
        switch (_handshake.Receive(payload))
        {
            case HandshakeOutcome.Established established:
                if (established.Payload is { } reveal) pair.Seats.OnHandshake(Leg, reveal);
                _opener = new FrameOpener(established.Keys.SharerToViewer, Leg);
                _sealer = new FrameSealer(established.Keys.ViewerToSharer, Leg);
                _content = new ContentOpener(established.Keys.Wrap);
                Words = established.Words.ToString();
                break;
            case HandshakeOutcome.EpochOffered offered: _content!.TryAdvance(offered.Step); break;
            case HandshakeOutcome.BeganAgain { Payload: { } again }: pair.Seats.OnHandshake(Leg, again); break;
        }
    }
}
