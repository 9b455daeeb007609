using Deskside.Domain.Identifiers;

namespace Deskside.Server.Hosting.Events.Internal;

/// <summary>The open streams of one organisation: all technicians, and customers by their request, so that an event wakes only those it concerns.</summary>
/// <remarks>Thread-safe; readers of the lists get a copy that does not change.</remarks>
internal sealed class ReaderList
{
    private readonly Lock _gate = new();
    private readonly Dictionary<RequestId, ReaderMailbox[]> _customers = [];
    private ReaderMailbox[] _technicians = [];

    public IReadOnlyList<ReaderMailbox> Technicians => Volatile.Read(ref _technicians);

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _technicians.Length + _customers.Count;
            }
        }
    }

    public IReadOnlyList<ReaderMailbox> CustomersOf(RequestId request)
    {
        lock (_gate)
        {
            return _customers.TryGetValue(request, out var mailboxes) ? mailboxes : [];
        }
    }

    public IReadOnlyList<RequestId> Customers()
    {
        lock (_gate)
        {
            return [.. _customers.Keys];
        }
    }

    /// <summary>False when this reader has as many streams open as one may.</summary>
    public bool TryAdd(ReaderMailbox mailbox, int most)
    {
        lock (_gate)
        {
            var own = mailbox.Customer is { } request ? _customers.GetValueOrDefault(request, []) : _technicians;
            if (own.Count(o => o.Reader == mailbox.Reader) >= most)
            {
                return false;
            }

            Put(mailbox.Customer, [.. own, mailbox]);
            return true;
        }
    }

    public void Remove(ReaderMailbox mailbox)
    {
        lock (_gate)
        {
            var own = mailbox.Customer is { } request ? _customers.GetValueOrDefault(request, []) : _technicians;
            Put(mailbox.Customer, [.. own.Where(o => o != mailbox)]);
        }
    }

    private void Put(RequestId? customer, ReaderMailbox[] mailboxes)
    {
        if (customer is not { } request)
        {
            Volatile.Write(ref _technicians, mailboxes);
        }
        else if (mailboxes.Length == 0)
        {
            _customers.Remove(request);
        }
        else
        {
            _customers[request] = mailboxes;
        }
    }
}
