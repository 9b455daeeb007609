using Deskside.Domain.Identifiers;
using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.Hosting.Events.Internal;

/// <summary>One organisation's log as this process sees it: how far it goes, and its recent events.</summary>
internal sealed class OrganisationLog(OrganisationId organisation, Database database)
{
    private const int RingSize = 2000;
    private const int PageSize = 500;

    private readonly SemaphoreSlim _fill = new(1, 1);
    private readonly Lock _gate = new();
    private readonly LinkedList<StoredEvent> _ring = [];
    private TaskCompletionSource _grown = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _known = -1;
    private long _told;
    private long _newest;

    /// <summary>The newest number that this process heard of.</summary>
    public long Newest => Interlocked.Read(ref _newest);

    public async Task<long> HeadAsync(CancellationToken cancellation) =>
        await database.FirstAsync<long>("SELECT head FROM event_heads WHERE organisation = @organisation", new { organisation }, cancellation);

    public async Task<long> OldestAsync(CancellationToken cancellation) =>
        await database.FirstAsync<long?>("SELECT MIN(number) FROM events WHERE organisation = @organisation", new { organisation }, cancellation)
        ?? await HeadAsync(cancellation) + 1;

    public void Wake(long head)
    {
        TaskCompletionSource grown;
        if (head != long.MaxValue)
        {
            InterlockedMax(head);
        }

        lock (_gate)
        {
            if (head <= _known)
            {
                return;
            }

            _told = Math.Max(_told, head);
            grown = _grown;
            _grown = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        grown.SetResult();
    }

    public async Task<IReadOnlyList<StoredEvent>> ReadAfterAsync(long number, CancellationToken cancellation)
    {
        while (true)
        {
            Task grown;
            lock (_gate)
            {
                grown = _grown.Task;
            }

            if (TryRing(number) is { Count: > 0 } recent)
            {
                return recent;
            }

            await FillAsync(number, cancellation);
            if (TryRing(number) is { } filled)
            {
                if (filled.Count > 0)
                {
                    return filled;
                }

                await grown.WaitAsync(cancellation);
                continue;
            }

            // Further back than the ring goes.
            return await PageAsync(number, cancellation);
        }
    }

    private void InterlockedMax(long head)
    {
        var seen = Newest;
        while (head > seen && Interlocked.CompareExchange(ref _newest, head, seen) != seen)
        {
            seen = Newest;
        }
    }

    /// <summary>Null when the ring does not reach back to the number.</summary>
    private List<StoredEvent>? TryRing(long number)
    {
        lock (_gate)
        {
            if (_known < 0 || number < _known - _ring.Count)
            {
                return null;
            }

            var found = new List<StoredEvent>();
            for (var node = _ring.Last; node is not null && node.Value.Number > number; node = node.Previous)
            {
                found.Add(node.Value);
            }

            found.Reverse();
            return found.Count > PageSize ? found[..PageSize] : found;
        }
    }

    /// <summary>Reads on from what the ring knows, once for all who wait; nobody reads when nothing was told since.</summary>
    private async Task FillAsync(long number, CancellationToken cancellation)
    {
        await _fill.WaitAsync(cancellation);
        try
        {
            if (_known < 0)
            {
                _known = await HeadAsync(cancellation);
                lock (_gate)
                {
                    _told = Math.Max(_told, 0);
                }
            }

            while (true)
            {
                long told;
                lock (_gate)
                {
                    told = _told;
                }

                if (told <= _known)
                {
                    return;
                }

                var page = await PageAsync(_known, cancellation);
                lock (_gate)
                {
                    foreach (var happened in page)
                    {
                        _ring.AddLast(happened);
                        if (_ring.Count > RingSize)
                        {
                            _ring.RemoveFirst();
                        }
                    }

                    _known = page.Count > 0 ? page[^1].Number : _known;
                    if (page.Count < PageSize)
                    {
                        // Everything that was told is here; a "look anyway" is done.
                        _told = _told == told ? _known : _told;
                    }
                }

                if (page.Count == 0)
                {
                    return;
                }
            }
        }
        finally
        {
            _fill.Release();
        }
    }

    private Task<IReadOnlyList<StoredEvent>> PageAsync(long after, CancellationToken cancellation) => database.ListAsync<StoredEvent>(
        """
        SELECT number, kind, audience, request, holder, body FROM events
        WHERE organisation = @organisation AND number > @after ORDER BY number LIMIT @PageSize
        """,
        new { organisation, after, PageSize },
        cancellation);
}
