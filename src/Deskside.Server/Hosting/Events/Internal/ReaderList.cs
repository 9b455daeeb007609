using Deskside.Domain.Identifiers;

namespace Deskside.Server.Hosting.Events.Internal;

/// <summary>The open streams of one organisation: all technicians, and customers by their request, so that an event wakes only those it concerns.</summary>
/// <remarks>Customers lie in <see cref="Slots"/> parts by their id, so that what is told to all of them in turn need not look through all of
/// them at each turn. Thread-safe; readers of the lists get a copy that does not change.</remarks>
internal sealed class ReaderList
{
    public const int Slots = 40;

    private readonly Lock _gate = new();
    private readonly Dictionary<RequestId, ReaderMailbox[]>[] _customers = [.. Enumerable.Range(0, Slots).Select(_ => new Dictionary<RequestId, ReaderMailbox[]>())];
    private ReaderMailbox[] _technicians = [];
    private int _customerCount;

    public IReadOnlyList<ReaderMailbox> Technicians => Volatile.Read(ref _technicians);

    public int Count => Technicians.Count + Volatile.Read(ref _customerCount);

    public IReadOnlyList<ReaderMailbox> CustomersOf(RequestId request)
    {
        lock (_gate)
        {
            return SlotOf(request).GetValueOrDefault(request, []);
        }
    }

    /// <param name="slot">0 to <see cref="Slots"/> − 1.</param>
    public IReadOnlyList<RequestId> Customers(int slot)
    {
        lock (_gate)
        {
            return [.. _customers[slot].Keys];
        }
    }

    /// <summary>False when this reader has as many streams open as one may.</summary>
    public bool TryAdd(ReaderMailbox mailbox, int most)
    {
        lock (_gate)
        {
            var own = OwnOf(mailbox);
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
            Put(mailbox.Customer, [.. OwnOf(mailbox).Where(o => o != mailbox)]);
        }
    }

    private Dictionary<RequestId, ReaderMailbox[]> SlotOf(RequestId request) => _customers[(uint)request.GetHashCode() % Slots];

    private ReaderMailbox[] OwnOf(ReaderMailbox mailbox) => mailbox.Customer is { } request ? SlotOf(request).GetValueOrDefault(request, []) : _technicians;

    private void Put(RequestId? customer, ReaderMailbox[] mailboxes)
    {
        if (customer is not { } request)
        {
            Volatile.Write(ref _technicians, mailboxes);
            return;
        }

        var slot = SlotOf(request);
        var before = slot.Count;
        if (mailboxes.Length == 0)
        {
            slot.Remove(request);
        }
        else
        {
            slot[request] = mailboxes;
        }

        Volatile.Write(ref _customerCount, _customerCount + slot.Count - before);
    }
}
