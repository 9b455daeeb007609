using Deskside.Domain.Identifiers;
using Deskside.Server.Hosting.Events.Internal;

namespace Deskside.Server.Hosting.Events;

/// <summary>News that are worth something only now: typing, positions in the queue. Not stored; a slow reader gets the newest of each kind.</summary>
/// <remarks>Thread-safe. Reaches the readers of this process.</remarks>
public sealed class FleetingNews
{
    /// <summary>Of one reader: some tabs, some of them cut off and not yet noticed.</summary>
    public const int MostStreams = 20;

    private static readonly TimeSpan UrgentFor = TimeSpan.FromMilliseconds(40);

    private readonly EventHubs _hubs;
    private readonly TimeProvider _time;

    internal FleetingNews(EventHubs hubs, TimeProvider time) => (_hubs, _time) = (hubs, time);

    public void Tell(OrganisationId organisation, NewEvent happened)
    {
        var readers = _hubs.Readers(organisation);
        var customers = happened.Audience != Audience.Technicians && happened.Request is { } request ? readers.CustomersOf(request) : [];
        var technicians = happened.Audience != Audience.Customer ? readers.Technicians : [];
        if (customers.Count == 0 && technicians.Count == 0)
        {
            return;
        }

        var told = new StoredEvent
        {
            Kind = happened.Kind,
            Audience = happened.Audience,
            Request = happened.Request,
            Holder = happened.Holder,
            Frame = StoredEvent.FrameOf(happened.Kind, 0, EventOutbox.WriteBytes(happened, _time.GetUtcNow()).WrittenSpan),
        };
        foreach (var mailbox in customers)
        {
            mailbox.PutFleeting(told);
        }

        foreach (var mailbox in technicians)
        {
            mailbox.PutFleeting(told);
        }
    }

    /// <summary>Into so many parts, even in size, are the customers divided.</summary>
    public static int Slots => ReaderList.Slots;

    /// <summary>Requests in one part whose customer has an open stream here.</summary>
    /// <param name="organisation">Whose.</param>
    /// <param name="slot">0 to <see cref="Slots"/> − 1; the same request is always in the same one while this process runs.</param>
    public IReadOnlyList<RequestId> CustomersHere(OrganisationId organisation, int slot) => _hubs.Readers(organisation).Customers(slot);

    /// <summary>Something urgent is on its way to many just now: what can wait some milliseconds waits.</summary>
    public bool IsUrgentNow => _hubs.UrgentAt is var at && at != long.MinValue && _time.GetElapsedTime(at) < UrgentFor;

    /// <summary>Technicians who have an open stream here.</summary>
    public IReadOnlySet<TechnicianId> TechniciansHere(OrganisationId organisation) =>
        _hubs.Readers(organisation).Technicians.Select(r => r.Technician).OfType<TechnicianId>().ToHashSet();
}
