using System.Collections.Concurrent;
using System.Collections.Immutable;
using Deskside.Protocol;
using Deskside.Protocol.Messages;

namespace Deskside.Relay.Tests;

/// <summary>One-use tickets in memory, as the server keeps them in its storage: it outlives a switchboard.</summary>
internal sealed class TestAdmission(TimeProvider time) : ILegAdmission
{
    private readonly ConcurrentDictionary<string, (Guid Session, LegRole Role, LegIdentity Leg, AdmissionWay Way)> _tickets = new();

    public DateTimeOffset OpenedAt { get; } = time.GetUtcNow();

    public int Asked;

    public Ticket Issue(Guid session, LegIdentity leg, AdmissionWay way = AdmissionWay.First)
    {
        var ticket = Ticket.Draw();
        _tickets[ticket.Reveal()] = (session, leg.IsSharer ? LegRole.Sharer : LegRole.Viewer, leg, way);
        return ticket;
    }

    public Task<AdmissionOutcome> AdmitAsync(Guid session, LegRole role, Ticket ticket, CancellationToken cancellation)
    {
        Interlocked.Increment(ref Asked);
        AdmissionOutcome outcome = _tickets.TryRemove(ticket.Reveal(), out var entry) && entry.Session == session && entry.Role == role
            ? new AdmissionOutcome.Admitted(entry.Leg, entry.Way, Issue(session, entry.Leg, AdmissionWay.Resumed), OpenedAt, ImmutableArray<LegIdentity>.Empty)
            : new AdmissionOutcome.Denied(RefusalReason.TicketUnknownOrUsed, "This ticket is unknown or used: ask for a new one.");
        return Task.FromResult(outcome);
    }
}
