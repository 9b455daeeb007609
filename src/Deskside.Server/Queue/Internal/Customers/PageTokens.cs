using System.Collections.Concurrent;
using Deskside.Server.Hosting.Access;

namespace Deskside.Server.Queue.Internal.Customers;

/// <summary>Pages' tokens that were found in the store within the last minutes. Bounded: when full it starts empty. Thread-safe.</summary>
internal sealed class PageTokens(TimeProvider time)
{
    private const int Most = 50_000;

    private static readonly TimeSpan Keep = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, (Caller.Customer Caller, long At)> _known = new(StringComparer.Ordinal);

    public Caller.Customer? Find(byte[] hash) =>
        _known.TryGetValue(Convert.ToBase64String(hash), out var found) && time.GetElapsedTime(found.At) < Keep ? found.Caller : null;

    public void Add(byte[] hash, Caller.Customer caller)
    {
        if (_known.Count >= Most)
        {
            _known.Clear();
        }

        _known[Convert.ToBase64String(hash)] = (caller, time.GetTimestamp());
    }
}
