using System.Collections.Immutable;
using Deskside.Protocol.Frames;
using Deskside.Protocol.Messages;

namespace Deskside.Relay;

/// <summary>Who sits in one session: legs come, go, come back and are told of each other. Frames are <see cref="FrameRouter"/>'s.</summary>
/// <remarks>
/// Bounds: one sharer and <see cref="RelayOptions.MaxViewers"/> viewers. Thread-safe; nothing is awaited under the lock. A timer
/// runs only while someone is away.
/// </remarks>
internal sealed class RelaySession : IDisposable
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<byte, Seat> _seats = [];
    private readonly DateTimeOffset _openedAt;
    private readonly RelayOptions _options;
    private readonly TimeProvider _time;
    private readonly IPresenceListener? _listener;
    private readonly Action<RelaySession> _onEmpty;
    private ImmutableArray<Seat> _viewersHere = [];
    private ITimer? _awayTimer;
    private bool _isOver;

    public RelaySession(
        Guid id, DateTimeOffset openedAt, RelayOptions options, TimeProvider time, IPresenceListener? listener, IFrameTap? tap,
        Action<RelaySession> onEmpty)
    {
        Id = id;
        _openedAt = openedAt;
        _options = options;
        _time = time;
        _listener = listener;
        _onEmpty = onEmpty;
        Router = new FrameRouter(this, options, time, tap);
    }

    public Guid Id { get; }

    public FrameRouter Router { get; }

    /// <summary>The session's clock.</summary>
    public uint NowMs => (uint)Math.Max(0, (long)(_time.GetUtcNow() - _openedAt).TotalMilliseconds);

    /// <summary>Viewers with a connection, by leg number: the first is the lead.</summary>
    public ImmutableArray<Seat> ViewersHere { get { lock (_gate) return _viewersHere; } }

    /// <summary>Bytes waiting for all legs.</summary>
    public int QueuedBytes { get { lock (_gate) return _seats.Values.Sum(seat => seat.Connection?.Outbox.Bytes ?? 0); } }

    /// <summary>The connection of a leg, null while it is away or unknown.</summary>
    public Seat? Here(byte leg) { lock (_gate) return _seats.TryGetValue(leg, out var seat) && seat.Connection is not null ? seat : null; }

    /// <summary>Seats a leg: sends Joined as its first frame, replaces its older connection, tells the others.</summary>
    public TakeOutcome Take(AdmissionOutcome.Admitted admitted, LegConnection connection)
    {
        lock (_gate)
        {
            if (_isOver) return TakeOutcome.Over;
            var isNew = !_seats.TryGetValue(admitted.Leg.Leg, out var seat);
            if (isNew && !admitted.Leg.IsSharer && _seats.Keys.Count(leg => leg != LegIdentity.Sharer) >= _options.MaxViewers) return TakeOutcome.Full;
            foreach (var known in admitted.Known) Learn(known);
            seat = Learn(admitted.Leg);
            seat.Identity = admitted.Leg;
            seat.Connection?.Refuse(RefusalReason.Replaced, "This leg was joined again from elsewhere.", NowMs);
            seat.Connect(connection);
            connection.Drained = () => Router.Drained(seat);
            var peers = _seats.Values.Where(other => other != seat).Select(other => other.ToPeer()).ToImmutableArray();
            var joined = new Joined(admitted.Leg.Leg, admitted.Way == AdmissionWay.Resumed, admitted.ResumeTicket, NowMs, peers);
            Push(connection, RelayFrame.Clear(FrameKind.Joined, NowMs, joined.Write));
            Changed(seat, admitted.Way == AdmissionWay.Resumed || !isNew ? PeerNewsKind.Back : PeerNewsKind.Joined);
            if (_seats.Values.Any(other => other.Connection is null)) WatchAway();
            return TakeOutcome.Taken;
        }
    }

    /// <summary>The connection is gone. Nothing happens when the leg already has a newer one.</summary>
    public void Leave(byte leg, LegConnection connection)
    {
        lock (_gate)
        {
            if (!_seats.TryGetValue(leg, out var seat) || seat.Connection != connection) return;
            seat.Connection = null;
            seat.AwaySince = _time.GetTimestamp();
            Changed(seat, PeerNewsKind.Away);
            WatchAway();
        }
    }

    /// <summary>Everyone is told, and closed.</summary>
    public void End(string text)
    {
        lock (_gate)
        {
            if (_isOver) return;
            _isOver = true;
            foreach (var seat in _seats.Values) seat.Connection?.Refuse(RefusalReason.SessionEnded, text, NowMs);
        }
        Dispose();
        _onEmpty(this);
    }

    /// <summary>Tells one leg something about another.</summary>
    public void Tell(Seat to, PeerNewsKind news, Seat about)
    {
        lock (_gate)
        {
            if (to.Connection is { } connection) Push(connection, NewsFrame(news, about));
        }
    }

    /// <summary>Runs a decision about a seat under the session's lock.</summary>
    public T Decide<T>(Func<T> decision) { lock (_gate) return decision(); }

    public void Dispose()
    {
        Router.Dispose();
        lock (_gate) _awayTimer?.Dispose();
    }

    private Seat Learn(LegIdentity identity)
    {
        if (_seats.TryGetValue(identity.Leg, out var seat)) return seat;
        seat = new Seat(identity, _options, _time);
        _seats.Add(identity.Leg, seat);
        return seat;
    }

    private void Changed(Seat seat, PeerNewsKind news)
    {
        _viewersHere = [.. _seats.Values.Where(other => !other.Identity.IsSharer && other.Connection is not null)];
        var frame = NewsFrame(news, seat);
        foreach (var other in _seats.Values)
        {
            if (other != seat && other.Connection is { } connection) Push(connection, frame.Hold());
        }
        frame.Release();
        _listener?.PresenceChanged(Id, seat.Identity, news == PeerNewsKind.Left ? PeerPresence.Left : seat.Presence);
    }

    private RelayFrame NewsFrame(PeerNewsKind news, Seat about)
    {
        var peer = about.ToPeer() with { Presence = news == PeerNewsKind.Left ? PeerPresence.Left : about.Presence };
        return RelayFrame.Clear(FrameKind.PeerNews, NowMs, new PeerNews(news, peer).Write);
    }

    // The relay's own frames may use the reserve; a leg that cannot even take those is closed. Releases the caller's hold.
    private void Push(LegConnection connection, RelayFrame frame)
    {
        if (connection.Outbox.TryPushReserved(frame) == PushOutcome.Full) connection.Refuse(RefusalReason.TooSlow, "This leg takes too little.", NowMs);
        frame.Release();
    }

    private void WatchAway()
    {
        if (_isOver) return;
        _awayTimer ??= _time.CreateTimer(_ => SweepAway(), null, _options.AwayLimit, Timeout.InfiniteTimeSpan);
    }

    private void SweepAway()
    {
        bool isEmpty;
        lock (_gate)
        {
            _awayTimer?.Dispose();
            _awayTimer = null;
            if (_isOver) return;
            foreach (var seat in _seats.Values.Where(seat => seat.Connection is null && _time.GetElapsedTime(seat.AwaySince) >= _options.AwayLimit).ToArray())
            {
                _seats.Remove(seat.Identity.Leg);
                Changed(seat, PeerNewsKind.Left);
            }
            var away = _seats.Values.Where(seat => seat.Connection is null).ToArray();
            if (away.Length > 0)
            {
                var wait = _options.AwayLimit - away.Max(seat => _time.GetElapsedTime(seat.AwaySince));
                _awayTimer = _time.CreateTimer(_ => SweepAway(), null, wait > TimeSpan.Zero ? wait : TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
            }
            isEmpty = _isOver = _seats.Count == 0;
        }
        if (!isEmpty) return;
        Dispose();
        _onEmpty(this);
    }
}

/// <summary>What became of a leg that wanted its seat.</summary>
internal enum TakeOutcome : byte { Taken, Full, Over }
