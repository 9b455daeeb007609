using System.Collections.Concurrent;
using Deskside.Domain.Identifiers;
using Deskside.Server.Hosting.Events.Internal;
using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.Hosting.Events;

/// <summary>Reads the event logs. Numbers are gap-free an organisation, so a reader who knows his last one misses nothing.</summary>
/// <remarks>Readers of one organisation share one ring of recent events in memory, filled by one query a wake-up. Thread-safe.</remarks>
public sealed class EventLog
{
    private readonly ConcurrentDictionary<OrganisationId, Lazy<OrganisationLog>> _logs = new();
    private readonly Database _database;
    private readonly EventWakeups _wakeups;

    internal EventLog(Database database, EventWakeups wakeups)
    {
        _database = database;
        _wakeups = wakeups;
    }

    /// <summary>The newest number; 0 when nothing happened yet.</summary>
    public Task<long> HeadAsync(OrganisationId organisation, CancellationToken cancellation) => Log(organisation).HeadAsync(cancellation);

    /// <summary>The newest number that this process wrote or heard of; no look at the store.</summary>
    public long Newest(OrganisationId organisation) => Log(organisation).Newest;

    /// <summary>The oldest number that is still kept; one above the head when none is.</summary>
    public Task<long> OldestAsync(OrganisationId organisation, CancellationToken cancellation) => Log(organisation).OldestAsync(cancellation);

    /// <summary>Up to 500 events after the number, in order; waits until there is one.</summary>
    public Task<IReadOnlyList<StoredEvent>> ReadAfterAsync(OrganisationId organisation, long number, CancellationToken cancellation) =>
        Log(organisation).ReadAfterAsync(number, cancellation);

    private OrganisationLog Log(OrganisationId organisation) => _logs.GetOrAdd(
        organisation,
        o => new Lazy<OrganisationLog>(() =>
        {
            var log = new OrganisationLog(o, _database);
            _wakeups.Listen(o, log.Wake);
            return log;
        })).Value;
}
