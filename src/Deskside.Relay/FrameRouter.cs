using Deskside.Protocol.Frames;
using Deskside.Protocol.Messages;

namespace Deskside.Relay;

/// <summary>Forwards whole frames of one session: the lead viewer slows the sharer, other viewers are parked, nothing grows.</summary>
/// <remarks>
/// Frames of a leg come from that leg's reading loop, one at a time. A frame for a leg that is away is dropped: keys and picture
/// begin anew when it is back, and input is never replayed. Nothing is decoded; only the clear header is read.
/// </remarks>
internal sealed class FrameRouter : IDisposable
{
    // A parked viewer with no more than this on its way has caught up.
    private const int CaughtUpBytes = 16 * 1024;

    private readonly RelaySession _session;
    private readonly RelayOptions _options;
    private readonly TimeProvider _time;
    private readonly KeyframeAsk _keyframes;
    private readonly TapPump? _tap;

    // Whether the last frame of each leg-0 channel ended its message, so that a viewer can begin after it.
    private readonly bool[] _isBetween = [.. Enumerable.Repeat(true, Channel.LastFile + 1)];

    public FrameRouter(RelaySession session, RelayOptions options, TimeProvider time, IFrameTap? tap)
    {
        _session = session;
        _options = options;
        _time = time;
        _keyframes = new KeyframeAsk(AskSharer, options.KeyframeSpacing, time);
        _tap = tap is null ? null : new TapPump(tap, options.MaxTapBytes);
    }

    /// <summary>Forwards one checked frame. Waits while its receiver is full.</summary>
    public async ValueTask ForwardAsync(LegIdentity from, Frame frame, CancellationToken cancellation)
    {
        var held = RelayFrame.CopyOf(frame);
        try
        {
            if (!from.IsSharer) await ToSharerAsync(held, cancellation);
            else if (frame.Header.Stream.Leg != StreamId.EveryViewer) await ToOneAsync(held, cancellation);
            else await ToEveryoneAsync(held, cancellation);
        }
        finally
        {
            held.Release();
        }
    }

    /// <summary>A leg has taken all that waited: if it was parked, it can begin again at a keyframe.</summary>
    public void Drained(Seat seat)
    {
        if (seat.IsParked) _keyframes.Want();
    }

    /// <summary>A sharer that came back begins its streams anew.</summary>
    public void SharerBegins() => Array.Fill(_isBetween, true);

    public void Dispose()
    {
        _keyframes.Dispose();
        _ = _tap?.DisposeAsync().AsTask();
    }

    private async ValueTask ToSharerAsync(RelayFrame frame, CancellationToken cancellation)
    {
        if (_session.Here(LegIdentity.Sharer)?.Connection is { } sharer) await sharer.Outbox.PushAsync(frame, cancellation);
    }

    private async ValueTask ToOneAsync(RelayFrame frame, CancellationToken cancellation)
    {
        if (_session.Here(frame.Header.Stream.Leg) is not { Connection: { } connection } seat) return;
        if (IsLead(seat))
        {
            await connection.Outbox.PushAsync(frame, cancellation);
            return;
        }
        if (await PushPatientlyAsync(seat, connection, frame, cancellation) != PushOutcome.Full) return;
        if (connection.Outbox.TryPushReserved(frame) != PushOutcome.Full) return;
        connection.Refuse(RefusalReason.TooSlow, "This leg takes too little.", _session.NowMs);
    }

    private async ValueTask ToEveryoneAsync(RelayFrame frame, CancellationToken cancellation)
    {
        var channel = frame.Header.Stream.Channel;
        var begins = _isBetween[channel];
        _isBetween[channel] = !frame.Header.IsContinued;
        if (_tap is not null && !_tap.Offer(frame)) _keyframes.Want();

        foreach (var seat in _session.ViewersHere)
        {
            if (seat.Connection is not { } connection) continue;
            var pass = _session.Decide(() => seat.Pass(frame.Header, begins, connection.Outbox.Bytes <= CaughtUpBytes));
            if (pass == SeatPass.Withhold) continue;
            if (pass == SeatPass.Unpark) TellParking(seat, PeerNewsKind.Unparked);
            if (IsLead(seat)) await connection.Outbox.PushAsync(frame, cancellation);
            else if (await PushPatientlyAsync(seat, connection, frame, cancellation) == PushOutcome.Full) Park(seat);
        }
    }

    private async ValueTask<PushOutcome> PushPatientlyAsync(Seat seat, LegConnection connection, RelayFrame frame, CancellationToken cancellation)
    {
        if (connection.Outbox.Age > _options.ParkAfter) return PushOutcome.Full;
        var outcome = connection.Outbox.TryPush(frame);
        if (outcome != PushOutcome.Full) return outcome;
        var began = _time.GetTimestamp();
        outcome = await connection.Outbox.PushWithinAsync(frame, seat.Patience.Left, cancellation);
        seat.Patience.Spend(_time.GetElapsedTime(began));
        return outcome;
    }

    private bool IsLead(Seat seat) => _session.ViewersHere is [var lead, ..] && lead == seat;

    private void Park(Seat seat)
    {
        _session.Decide(() =>
        {
            seat.Park();
            return true;
        });
        TellParking(seat, PeerNewsKind.Parked);
        if (seat.Connection is { } connection && connection.Outbox.Bytes == 0) _keyframes.Want();
    }

    private void TellParking(Seat seat, PeerNewsKind news)
    {
        _session.Tell(seat, news, seat);
        if (_session.Here(LegIdentity.Sharer) is { } sharer) _session.Tell(sharer, news, seat);
    }

    private void AskSharer()
    {
        if (_session.Here(LegIdentity.Sharer) is { } sharer) _session.Tell(sharer, PeerNewsKind.KeyframeWanted, sharer);
    }
}
