using System.Collections.Concurrent;
using Deskside.Domain.Identifiers;
using Deskside.Server.Hosting.Events.Internal;

namespace Deskside.Server.Hosting.Events;

/// <summary>News that are worth something only now: typing, positions in the queue. Not stored; a slow reader gets the newest of each kind.</summary>
/// <remarks>Thread-safe. Reaches the readers of this process.</remarks>
public sealed class FleetingNews(TimeProvider time)
{
    /// <summary>Of one reader: some tabs, some of them cut off and not yet noticed.</summary>
    public const int MostStreams = 20;

    private readonly ConcurrentDictionary<FleetingMailbox, byte> _readers = new();

    public void Tell(OrganisationId organisation, NewEvent happened)
    {
        StoredEvent? told = null;
        foreach (var reader in _readers.Keys)
        {
            if (reader.Organisation == organisation)
            {
                told ??= new StoredEvent
                {
                    Kind = happened.Kind,
                    Audience = happened.Audience,
                    Request = happened.Request,
                    Holder = happened.Holder,
                    Body = EventOutbox.Write(happened, time.GetUtcNow()),
                };
                reader.Put(told);
            }
        }
    }

    /// <summary>Requests whose customer has an open stream here.</summary>
    public IReadOnlySet<RequestId> CustomersHere(OrganisationId organisation) =>
        _readers.Keys.Where(r => r.Organisation == organisation).Select(r => r.Customer).OfType<RequestId>().ToHashSet();

    /// <summary>Null when this reader has as many streams open as one may.</summary>
    internal FleetingMailbox? Subscribe(OrganisationId organisation, string reader, RequestId? customer)
    {
        if (_readers.Keys.Count(r => r.Reader == reader) >= MostStreams)
        {
            return null;
        }

        var mailbox = new FleetingMailbox(organisation, reader, customer, m => _readers.TryRemove(m, out _));
        _readers[mailbox] = 0;
        return mailbox;
    }
}
