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

/// <summary>The technicians of one session: seats, keys, rights, and the epochs that follow from them.</summary>
/// <remarks>
/// Every change of who may see begins a new epoch, so a right that is gone is gone with its key. One lock guards all seats; calls come
/// from the leg's reader, the desk, the gate and timers. <see cref="Changed"/> is raised outside the lock.
/// </remarks>
internal sealed class SeatBook : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<byte, ViewerSeat> _seats = [];
    private readonly Guid _session;
    private readonly IDesktopPlatform _platform;
    private readonly ConsentDesk _consent;
    private readonly InputGate _gate;
    private readonly Outgoing _outgoing;
    private readonly ScreenLoop _screen;
    private readonly CursorFeed _cursor;
    private readonly ConsentReports _reports;
    private readonly TimeProvider _time;
    private readonly CancellationToken _ended;
    private bool _isClosed;

    public SeatBook(
        Guid session, IDesktopPlatform platform, ConsentDesk consent, InputGate gate, Outgoing outgoing, ScreenLoop screen, CursorFeed cursor,
        ConsentReports reports, TimeProvider time, CancellationToken ended)
    {
        (_session, _platform, _consent, _gate, _outgoing, _screen, _cursor, _reports, _time, _ended) =
            (session, platform, consent, gate, outgoing, screen, cursor, reports, time, ended);
        _gate.Changed += TakeGateNews;
    }

    /// <summary>Something that the bar shows has changed.</summary>
    public event Action? Changed;

    /// <summary>What the bar needs to know, newest first seat leading.</summary>
    public IReadOnlyList<SeatView> View()
    {
        lock (_lock) return [.. _seats.Values.Select(SeatView.Of)];
    }

    /// <summary>The relay's list at a join. Seats that are not in it have left while the line was cut.</summary>
    public void Seat(ImmutableArray<Peer> peers) => Change(() =>
    {
        foreach (var gone in _seats.Keys.Except(peers.Where(peer => peer.Presence != PeerPresence.Left).Select(peer => peer.Leg)).ToArray()) Remove(gone);
        foreach (var peer in peers)
            if (peer.Presence != PeerPresence.Left) Place(peer);
    });

    public void Take(PeerNews news) => Change(() =>
    {
        switch (news.News)
        {
            case PeerNewsKind.Joined or PeerNewsKind.Back: Place(news.Peer); break;
            case PeerNewsKind.Away: SetAway(news.Peer.Leg); break;
            case PeerNewsKind.Left: Remove(news.Peer.Leg); break;
            case PeerNewsKind.KeyframeWanted: _screen.WantAllKeyframes(); break;
        }
    });

    /// <summary>Our own line is cut: every viewer has to prove itself again.</summary>
    public void AllAway() => Change(() =>
    {
        foreach (var leg in _seats.Keys.ToArray()) SetAway(leg);
    });

    public void TakeHandshake(byte leg, ReadOnlySpan<byte> payload)
    {
        HandshakeOutcome outcome;
        lock (_lock)
        {
            if (_isClosed || !_seats.TryGetValue(leg, out var seat)) return;
            outcome = seat.Handshake.Receive(payload);
        }
        Change(() => Settle(leg, outcome));
    }

    public void TakeSealed(Frame frame)
    {
        lock (_lock)
        {
            if (_isClosed || !_seats.TryGetValue(frame.Header.Stream.Leg, out var seat) || seat.Opener is null) return;
            var outcome = seat.Opener.Open(frame, out var plain);
            if (outcome != OpenOutcome.Opened)
            {
                if (outcome.ToRefusal() is { } refusal) Tell(seat, new FrameRefused(LegRole.Sharer, frame.Header.Stream, frame.Header.Sequence, refusal));
                return;
            }
            if (seat.Assembler.Append(frame.Header, plain, out var message) != AssemblyOutcome.Complete) return;
            Take(seat, message);
        }
    }

    /// <summary>The customer takes a capability back from everybody.</summary>
    public void TakeBack(Capability capability) => Change(() =>
    {
        foreach (var seat in _seats.Values) SetRight(seat, capability, ConsentRules.TakeBack(seat[capability]));
    });

    public void TellSurfaces() => Locked(() =>
    {
        foreach (var seat in _seats.Values)
            if (seat.MaySee) Tell(seat, SurfacesMessage());
    });

    public void TellAll(ControlMessage message) => Locked(() =>
    {
        foreach (var seat in _seats.Values) Tell(seat, message);
    });

    /// <summary>The end: no right is left, nobody is told anything more.</summary>
    public void Close() => Locked(() =>
    {
        _isClosed = true;
        _gate.Close();
        foreach (var seat in _seats.Values) seat.ForgetRights();
        _outgoing.BeginEpoch([]);
    });

    public void Dispose()
    {
        _gate.Changed -= TakeGateNews;
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
        if (established.Way == HandshakeWay.Fresh) DropRights(seat);
        seat.DropKeys();
        seat.Opener = new FrameOpener(established.Keys.ViewerToSharer, seat.Leg);
        seat.Words = established.Words;
        _outgoing.SetPair(seat.Leg, established.Keys);
        Tell(seat, new SharerAbout("Deskside Companion", ProductVersion.Text, _platform.Description, "", 1));
        foreach (var capability in Enum.GetValues<Capability>()) TellRight(seat, capability);
        if (seat[Capability.Control].LetsPass) _gate.OpenFor(seat.Leg);
        if (seat.MaySee) BeginEpoch();
    }

    private void Take(ViewerSeat seat, AssembledMessage message)
    {
        switch (message.Kind)
        {
            case FrameKind.Input when InputEvent.TryReadAll(message.Body.Span, out var events): Apply(seat, events); break;
            case FrameKind.Receipt when Receipt.TryRead(message.Body.Span, out var receipt): _outgoing.Take(seat.Leg, receipt); break;
            case FrameKind.Control when ControlMessage.TryRead(message.Body.Span, out var control): Take(seat, control); break;
        }
    }

    private void Apply(ViewerSeat seat, ImmutableArray<InputEvent> events)
    {
        var surfaces = _platform.Screen.Surfaces;
        foreach (var input in events)
            if (_gate.Apply(seat.Leg, input, surfaces) == GateOutcome.OwnWindow && input is not PointerMove)
                Tell(seat, new Notice(NoticeCodes.OwnWindow, "This is the customer's own Deskside window: only the customer can use it."));
    }

    private void Take(ViewerSeat seat, ControlMessage message)
    {
        switch (message)
        {
            case ConsentAsked asked: Ask(seat, asked.Capability); break;
            case ControlReleased: SetRight(seat, Capability.Control, ConsentRules.Release(seat[Capability.Control])); break;
            case KeyframeWanted wanted when seat.MaySee: _screen.WantKeyframe(wanted.Surface); break;
            case SurfaceChoice choice when seat.MaySee: _screen.Choose(choice.Mask); break;
        }
    }

    private void Ask(ViewerSeat seat, Capability capability)
    {
        if (capability is Capability.Files or Capability.Clipboard || (capability == Capability.Control && !_platform.LocalInput.CanTellApart))
        {
            SetRight(seat, capability, new CapabilityState.Unavailable());
            return;
        }
        if (ConsentRules.Needs(capability) is { } needed && !seat[needed].IsHeld)
        {
            TellRight(seat, capability);
            return;
        }
        var before = seat[capability];
        SetRight(seat, capability, ConsentRules.Ask(before));
        if (before is CapabilityState.Asking || seat[capability] is not CapabilityState.Asking) return;
        if (_consent.IsAllowedInAdvance(capability)) SetRight(seat, capability, new CapabilityState.Granted(Advance.Yes));
        else _ = AwaitAnswerAsync(seat, capability);
    }

    private async Task AwaitAnswerAsync(ViewerSeat seat, Capability capability)
    {
        var answer = await _consent.AskAsync(seat, capability, _ended);
        Change(() =>
        {
            // The viewer may have gone, or come back as somebody else, while the prompt was open.
            if (_seats.GetValueOrDefault(seat.Leg) == seat) SetRight(seat, capability, ConsentRules.Answer(seat[capability], answer));
        });
    }

    private void SetRight(ViewerSeat seat, Capability capability, CapabilityState state)
    {
        var before = seat[capability];
        if (before == state) return;
        var couldSee = seat.MaySee;
        seat[capability] = state;
        if (capability == Capability.Control) SetControl(seat, before, state);
        if (capability == Capability.View && !state.IsHeld && seat[Capability.Control].IsHeld)
            SetRight(seat, Capability.Control, ConsentRules.TakeBack(seat[Capability.Control]));
        TellRight(seat, capability);
        _reports.Report(CapabilityWords.Name(capability), CapabilityWords.Name(state));
        if (couldSee != seat.MaySee) BeginEpoch();
        _changedInside = true;
    }

    private bool _changedInside;

    private void SetControl(ViewerSeat seat, CapabilityState before, CapabilityState state)
    {
        if (state is CapabilityState.Granted && !before.IsHeld)
        {
            foreach (var other in _seats.Values)
                if (other != seat) SetRight(other, Capability.Control, ConsentRules.Release(other[Capability.Control]));
            _gate.OpenFor(seat.Leg);
        }
        else if (before.IsHeld && !state.IsHeld)
        {
            _gate.Close();
        }
    }

    private void TakeGateNews(GateNews news) => Change(() =>
    {
        foreach (var seat in _seats.Values)
            SetRight(seat, Capability.Control, news == GateNews.Suspended
                ? ConsentRules.CustomerActed(seat[Capability.Control])
                : ConsentRules.PauseOver(seat[Capability.Control]));
    });

    private void Place(Peer peer)
    {
        if (_seats.TryGetValue(peer.Leg, out var seat) && seat.Name == peer.Name && seat.Organisation == peer.Organisation)
        {
            seat.IsHere = peer.Presence == PeerPresence.Here;
            if (!seat.IsHere) return;
            seat.Absence?.Dispose();
            seat.Absence = null;
        }
        else
        {
            Remove(peer.Leg);
            _seats[peer.Leg] = new ViewerSeat(_session, peer);
        }
        _changedInside = true;
    }

    private void SetAway(byte leg)
    {
        if (!_seats.TryGetValue(leg, out var seat)) return;
        var couldSee = seat.MaySee;
        seat.IsHere = false;
        seat.DropKeys();
        _outgoing.Forget(leg);
        // What it held down must not stay down; its right to control rests until it is back.
        if (seat[Capability.Control].IsHeld) _gate.Close();
        seat.Absence ??= _time.CreateTimer(_ => Change(() => Lapse(seat)), null, _consent.Policy.AbsenceLimit, Timeout.InfiniteTimeSpan);
        if (couldSee) BeginEpoch();
        _changedInside = true;
    }

    private void Lapse(ViewerSeat seat)
    {
        if (!seat.IsHere && _seats.GetValueOrDefault(seat.Leg) == seat) DropRights(seat);
    }

    private void Remove(byte leg)
    {
        if (!_seats.TryGetValue(leg, out var seat)) return;
        DropRights(seat);
        _seats.Remove(leg);
        _outgoing.Forget(leg);
        seat.Dispose();
        _changedInside = true;
    }

    private void DropRights(ViewerSeat seat)
    {
        foreach (var capability in Enum.GetValues<Capability>())
            if (seat[capability].IsHeld || seat[capability] is CapabilityState.Asking) SetRight(seat, capability, new CapabilityState.None());
    }

    private void BeginEpoch()
    {
        if (_isClosed) return;
        var audience = _seats.Values.Where(seat => seat.MaySee).OrderByDescending(seat => seat[Capability.Control].IsHeld).ThenBy(seat => seat.Leg).ToArray();
        _outgoing.BeginEpoch([.. audience.Select(seat => seat.Leg)]);
        if (audience.Length == 0) return;
        foreach (var seat in audience) Tell(seat, SurfacesMessage());
        _cursor.TellAll();
        _screen.WantAllKeyframes();
    }

    private Surfaces SurfacesMessage() => new([.. _platform.Screen.Surfaces.Select(surface => new SurfacePlace(
        (byte)surface.Id, surface.X, surface.Y, (ushort)surface.Width, (ushort)surface.Height, surface.IsPrimary, surface.Name))]);

    private void TellRight(ViewerSeat seat, Capability capability)
    {
        var state = seat[capability];
        var remaining = state switch
        {
            CapabilityState.Asking => _consent.Policy.ConsentLimit,
            CapabilityState.Suspended => _consent.Policy.ControlPause,
            _ => TimeSpan.Zero,
        };
        Tell(seat, new ConsentState(capability, CapabilityWords.Standing(state), (uint)remaining.TotalMilliseconds, CapabilityWords.InAdvance(state)));
    }

    private void Tell(ViewerSeat seat, ControlMessage message)
    {
        if (seat.HasKeys) _outgoing.TryPost(new OutgoingMessage(FrameKind.Control, StreamId.Of(seat.Leg, Channel.Control), message.ToBytes()));
    }

    private void Locked(Action change)
    {
        lock (_lock)
            if (!_isClosed) change();
    }

    private void Change(Action change)
    {
        bool tell;
        lock (_lock)
        {
            if (_isClosed) return;
            change();
            (tell, _changedInside) = (_changedInside, false);
        }
        if (tell) Changed?.Invoke();
    }
}
