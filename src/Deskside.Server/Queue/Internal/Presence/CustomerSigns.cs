using System.Collections.Concurrent;
using Deskside.Domain.Identifiers;
using Deskside.Server.Hosting;

namespace Deskside.Server.Queue.Internal.Presence;

/// <summary>When each customer's page was last heard here: in memory, so that a heartbeat costs no write. Written to the store in batches.</summary>
/// <remarks>Thread-safe. Entries go when their request is over.</remarks>
internal sealed class CustomerSigns(TimeProvider time)
{
    private readonly ConcurrentDictionary<RequestId, long> _heard = new();
    private ConcurrentDictionary<RequestId, long> _unwritten = new();

    public void Heard(RequestId request)
    {
        var now = time.NowMs();
        _heard[request] = now;
        _unwritten[request] = now;
    }

    /// <summary>0 when this process never heard of it.</summary>
    public long LastMs(RequestId request) => _heard.GetValueOrDefault(request);

    public void Forget(RequestId request)
    {
        _heard.TryRemove(request, out _);
        _unwritten.TryRemove(request, out _);
    }

    /// <summary>What was heard since the last call.</summary>
    public IReadOnlyCollection<RequestId> TakeUnwritten() => [.. Interlocked.Exchange(ref _unwritten, new()).Keys];
}
