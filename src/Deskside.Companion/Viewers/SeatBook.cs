using System.Collections.Immutable;
using Deskside.Companion.Consent;
using Deskside.Companion.Control;
using Deskside.Companion.Legs;
using Deskside.Companion.Ports;
using Deskside.Companion.Screen;
using Deskside.Companion.Sharing;
using Deskside.Domain.Consent;
using Deskside.Domain.Sessions;
using Deskside.Protocol.Frames;
using Deskside.Protocol.Messages;
using Deskside.Protocol.Parts;
using Deskside.Sealing;

namespace Deskside.Companion.Viewers;

/// <summary>The technicians of one session: who is seated, with which keys, and what they send.</summary>
/// <remarks>
/// One lock guards all seats; calls come from the leg's reader, the desk, the gate and timers. <see cref="Changed"/> is raised outside
/// it. What a seat may do is <see cref="Rights"/>' business, who sees is <see cref="Audience"/>'s.
/// </remarks>
internal sealed class SeatBook : ILegListener, IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<byte, ViewerSeat> _seats = [];
    private readonly Guid _session;
    private readonly IDesktopPlatform _platform;
    private readonly InputGate _gate;
    private readonly Outgoing _outgoing;
    private readonly ScreenLoop _screen;
    private readonly SessionPolicy _policy;
    private readonly TimeProvider _time;
    private readonly SeatMail _mail;
    private readonly Audience _audience;
    private readonly Rights _rights;
    private readonly ConsentFlow _consent;
    private readonly SurfaceWatch _surfaces;
    private int _seatVersion;
    private bool _isClosed;

    public SeatBook(
        Guid session, IDesktopPlatform platform, ConsentDesk consent, InputGate gate, Outgoing outgoing, ScreenLoop screen, CursorFeed cursor,
        ConsentReports reports, TimeProvider time, CancellationToken ended)
    {
        (_session, _platform, _gate, _outgoing, _screen, _policy, _time) = (session, platform, gate, outgoing, screen, consent.Policy, time);
        _mail = new SeatMail(outgoing, time);
        _surfaces = new SurfaceWatch(platform, screen, () => _seats.Values);
        _audience = new Audience(platform.Screen, outgoing, screen, cursor, _surfaces, _mail);
        _rights = new Rights(gate, reports, _mail, consent.Policy, () => _seats.Values, () => _audience.Renew(_seats.Values));
        _consent = new ConsentFlow(platform, consent, _rights, Change, ended);
        _gate.Changed += TakeGateNews;
        platform.Cursor.Changed += FollowPointer;
    }

    /// <summary>Something that the bar shows has changed.</summary>
    public event Action? Changed;

    /// <summary>A snapshot for the bar.</summary>
    public IReadOnlyList<SeatView> View()
    {
        lock (_lock) return [.. _seats.Values.Select(SeatView.Of)];
    }

    /// <summary>The relay's list at a join. Seats that are not in it have left while the line was cut.</summary>
    public void OnJoined(Joined joined) => Change(() =>
    {
        _outgoing.LineLost();
        var present = joined.Peers.Where(peer => peer.Presence != PeerPresence.Left).ToArray();
        foreach (var gone in _seats.Keys.Except(present.Select(peer => peer.Leg)).ToArray()) Remove(gone);
        foreach (var peer in present) Place(peer);
    });

    public void OnPeer(PeerNews news) => Change(() =>
    {
        switch (news.News)
        {
            case PeerNewsKind.Joined or PeerNewsKind.Back: Place(news.Peer); break;
            case PeerNewsKind.Away: SetAway(news.Peer.Leg); break;
            case PeerNewsKind.Left: Remove(news.Peer.Leg); break;
            case PeerNewsKind.KeyframeWanted or PeerNewsKind.Parked: _audience.StartPicturesAnew(); break;
        }
    });

    /// <summary>Our own line is cut: every viewer has to prove itself again.</summary>
    public void OnAway() => Change(() =>
    {
        foreach (var leg in _seats.Keys.ToArray()) SetAway(leg);
    });

    public void OnHandshake(byte leg, ReadOnlySpan<byte> payload)
    {
        HandshakeOutcome outcome;
        lock (_lock)
        {
            if (_isClosed || !_seats.TryGetValue(leg, out var seat)) return;
            outcome = seat.Handshake.Receive(payload);
        }
        Change(() => Settle(leg, outcome));
    }

    public void OnSealed(Frame frame) => Change(() =>
    {
        if (!_seats.TryGetValue(frame.Header.Stream.Leg, out var seat) || seat.Opener is null) return;
        var outcome = seat.Opener.Open(frame, out var plain);
        if (outcome.ToRefusal() is { } refusal)
            _mail.Tell(seat, new FrameRefused(LegRole.Sharer, frame.Header.Stream, frame.Header.Sequence, refusal));
        if (outcome == OpenOutcome.Opened && frame.Header.Kind == FrameKind.Input) seat.InputBytes += (uint)frame.Header.PayloadBytes;
        if (outcome == OpenOutcome.Opened && seat.Assembler.Append(frame.Header, plain, out var message) == AssemblyOutcome.Complete)
            Take(seat, message);
    });

    /// <summary>The customer takes a capability back from everybody.</summary>
    public void TakeBack(Capability capability) => Change(() =>
    {
        foreach (var seat in _seats.Values) _rights.Set(seat, capability, ConsentRules.TakeBack(seat[capability]));
    });

    public void TellSurfaces() => Change(() =>
    {
        _audience.TellSurfaces(_seats.Values);
        _surfaces.Look();
        _screen.WantAllKeyframes();
    });

    public void TellAll(ControlMessage message) => Change(() =>
    {
        foreach (var seat in _seats.Values) _mail.Tell(seat, message);
    });

    /// <summary>The end: no right is left, and no key to see with.</summary>
    public void Close() => Change(() =>
    {
        _isClosed = true;
        _gate.Close();
        foreach (var seat in _seats.Values) seat.ForgetRights();
        _outgoing.BeginEpoch([]);
    });

    public void Dispose()
    {
        _gate.Changed -= TakeGateNews;
        _platform.Cursor.Changed -= FollowPointer;
        foreach (var seat in _seats.Values) seat.Dispose();
    }

    private void Settle(byte leg, HandshakeOutcome outcome)
    {
        if (!_seats.TryGetValue(leg, out var seat)) return;
        switch (outcome)
        {
            case HandshakeOutcome.Reply reply: _outgoing.PostHandshake(leg, reply.Payload); break;
            case HandshakeOutcome.BeganAgain { Payload: { } payload }: _outgoing.PostHandshake(leg, payload); break;
            case HandshakeOutcome.Established established:
                if (established.Payload is { } answer) _outgoing.PostHandshake(leg, answer);
                Welcome(seat, established);
                break;
        }
    }

    private void Welcome(ViewerSeat seat, HandshakeOutcome.Established established)
    {
        // A fresh handshake is somebody whom the customer has not compared words with: whatever was allowed is asked anew.
        if (established.Way == HandshakeWay.Fresh) _rights.Drop(seat);
        seat.DropKeys();
        seat.Opener = new FrameOpener(established.Keys.ViewerToSharer, seat.Leg);
        seat.Words = established.Words;
        _outgoing.SetPair(seat.Leg, established.Keys);
        _mail.Tell(seat, new SharerAbout("Deskside Companion", ProductVersion.Text, _platform.Description, "", 1));
        _rights.TellEverything(seat);
        _rights.Wake(seat);
        if (seat.MaySee) _audience.Renew(_seats.Values);
        _seatVersion++;
    }

    private void Take(ViewerSeat seat, AssembledMessage message)
    {
        switch (message.Kind)
        {
            case FrameKind.Input when InputEvent.TryReadAll(message.Body.Span, out var events): Apply(seat, events); break;
            case FrameKind.Receipt when Receipt.TryRead(message.Body.Span, out var receipt): Take(seat, receipt); break;
            case FrameKind.Control when ControlMessage.TryRead(message.Body.Span, out var control): Take(seat, control); break;
        }
    }

    private void Take(ViewerSeat seat, Receipt receipt)
    {
        _outgoing.Take(seat.Leg, receipt);
        if (_outgoing.WantsFreshKeys) _audience.Renew(_seats.Values);
    }

    private void Take(ViewerSeat seat, ControlMessage message)
    {
        switch (message)
        {
            case ConsentAsked asked: _consent.Ask(seat, asked.Capability, IsSeated); break;
            case ControlReleased: _rights.Set(seat, Capability.Control, ConsentRules.Release(seat[Capability.Control])); break;
            case KeyframeWanted when seat.MaySee: _audience.StartPicturesAnew(); break;
            case SurfaceChoice choice: Choose(seat, new SurfaceWish(choice.Mask, choice.FollowPointer)); break;
        }
    }

    private void Choose(ViewerSeat seat, SurfaceWish wish)
    {
        seat.Wish = wish;
        _surfaces.Look();
    }

    private void FollowPointer()
    {
        if (_surfaces.PointerCrossed()) Change(_surfaces.Look);
    }

    private void Apply(ViewerSeat seat, ImmutableArray<InputEvent> events)
    {
        var surfaces = _platform.Screen.Surfaces;
        foreach (var input in events)
            if (_gate.Apply(seat.Leg, input, surfaces) == GateOutcome.OwnWindow && input is not PointerMove)
                _mail.Tell(seat, new Notice(NoticeCodes.OwnWindow, "This is the customer's own Deskside window: only the customer can use it."));
        _mail.Acknowledge(seat);
    }

    private void TakeGateNews(GateNews news) => Change(() =>
    {
        foreach (var seat in _seats.Values)
            _rights.Set(seat, Capability.Control, news == GateNews.Suspended
                ? ConsentRules.CustomerActed(seat[Capability.Control])
                : ConsentRules.PauseOver(seat[Capability.Control]));
    });

    private bool IsSeated(ViewerSeat seat) => _seats.GetValueOrDefault(seat.Leg) == seat;

    private void Place(Peer peer)
    {
        if (_seats.TryGetValue(peer.Leg, out var seat) && seat.Name == peer.Name && seat.Organisation == peer.Organisation)
        {
            if (peer.Presence == PeerPresence.Here) seat.ComeBack();
        }
        else
        {
            Remove(peer.Leg);
            _seats[peer.Leg] = new ViewerSeat(_session, peer);
        }
        _seatVersion++;
    }

    private void SetAway(byte leg)
    {
        if (!_seats.TryGetValue(leg, out var seat)) return;
        var couldSee = seat.MaySee;
        _rights.Rest(seat);
        seat.GoAway(_time.CreateTimer(_ => Change(() => Lapse(seat)), null, _policy.AbsenceLimit, Timeout.InfiniteTimeSpan));
        _outgoing.Forget(leg);
        if (couldSee) _audience.Renew(_seats.Values);
        _seatVersion++;
    }

    private void Lapse(ViewerSeat seat)
    {
        if (!seat.IsHere && IsSeated(seat)) _rights.Drop(seat);
    }

    private void Remove(byte leg)
    {
        if (!_seats.TryGetValue(leg, out var seat)) return;
        _rights.Drop(seat);
        _seats.Remove(leg);
        _outgoing.Forget(leg);
        seat.Dispose();
        _seatVersion++;
    }

    private void Change(Action change)
    {
        bool tell;
        lock (_lock)
        {
            if (_isClosed) return;
            var before = _seatVersion + _rights.Version;
            change();
            tell = before != _seatVersion + _rights.Version;
        }
        if (tell) Changed?.Invoke();
    }
}
