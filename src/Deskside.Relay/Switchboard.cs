using System.Collections.Concurrent;
using System.Net.WebSockets;
using Deskside.Protocol.Messages;

namespace Deskside.Relay;

/// <summary>The relay's front door: runs legs, keeps sessions by id, ends them on command.</summary>
/// <remarks>
/// Over any WebSocket. Keeps nothing on disk: after a restart, legs that come back with resume tickets rebuild their sessions from
/// what <see cref="ILegAdmission"/> says. Thread-safe. All memory is bounded by <see cref="RelayOptions"/>.
/// </remarks>
public sealed class Switchboard(
    ILegAdmission admission, TimeProvider time, RelayOptions options, IPresenceListener? listener = null, IFrameTapSource? taps = null)
{
    private readonly Lock _opening = new();
    private readonly ConcurrentDictionary<Guid, RelaySession> _sessions = new();

    /// <summary>Sessions that someone sits in or may come back to.</summary>
    public int SessionCount => _sessions.Count;

    /// <summary>
    /// Runs one leg from its Join to its end, and closes the socket politely; the caller owns and disposes it. Cancelling cuts the
    /// line. Returns why it ended; outside bytes never make it throw.
    /// </summary>
    public async Task<LegEnd> RunLegAsync(Guid session, WebSocket socket, CancellationToken cancellation)
    {
        using var connection = new LegConnection(socket, options, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, connection.IsCut);
        var writing = connection.WriteLoopAsync(cancellation);
        cancellation = either.Token;
        LegIdentity? leg = null;
        try
        {
            var reader = new LegReader(connection, options, time, admission);
            if (await reader.JoinAsync(session, cancellation) is { } admitted && Seat(session, admitted, connection) is { } place)
            {
                leg = admitted.Leg;
                try
                {
                    await reader.ReadAsync(place, leg, cancellation);
                }
                finally
                {
                    place.Leave(leg.Leg, connection);
                }
            }
            await reader.DrainAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            connection.Cut();
        }
        finally
        {
            connection.ReadingEnded();
            await writing;
        }
        return new LegEnd(leg, connection.RefusedFor);
    }

    /// <summary>Ends a session: every leg is told <see cref="RefusalReason.SessionEnded"/> and closed. False when it is not here.</summary>
    public bool EndSession(Guid session, string text)
    {
        if (!_sessions.TryGetValue(session, out var place)) return false;
        place.End(text);
        return true;
    }

    /// <summary>Bytes waiting for all legs of a session, for monitoring; 0 when it is not here.</summary>
    public int QueuedBytes(Guid session) => _sessions.TryGetValue(session, out var place) ? place.QueuedBytes : 0;

    private RelaySession? Seat(Guid session, AdmissionOutcome.Admitted admitted, LegConnection connection)
    {
        while (true)
        {
            var place = FindOrOpen(session, admitted.SessionOpenedAt);
            switch (place.Take(admitted, connection))
            {
                case TakeOutcome.Taken:
                    if (admitted.Leg.IsSharer) place.Router.SharerBegins();
                    return place;
                case TakeOutcome.Full:
                    connection.Refuse(RefusalReason.Full, $"This session already has {options.MaxViewers} viewers.", place.NowMs);
                    return null;
                default: // it ended a moment ago: its place is free again
                    _sessions.TryRemove(new(session, place));
                    break;
            }
        }
    }

    private RelaySession FindOrOpen(Guid session, DateTimeOffset openedAt)
    {
        // Under a lock, so that a session is opened once only: opening may start a tap.
        lock (_opening)
        {
            if (_sessions.TryGetValue(session, out var place)) return place;
            place = new RelaySession(
                session, openedAt, options, time, listener, taps?.TapFor(session), gone => _sessions.TryRemove(new(session, gone)));
            _sessions[session] = place;
            return place;
        }
    }
}

/// <summary>How a leg ended: who it was (null when it never joined) and why the relay closed it (null when the other end did).</summary>
public sealed record LegEnd(LegIdentity? Leg, RefusalReason? RefusedFor);
