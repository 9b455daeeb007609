using System.Collections.Concurrent;

namespace Deskside.Server.Portals.Internal;

/// <summary>Counts the questions that a portal takes a minute, from all addresses together: a flood fills its own portal only.</summary>
/// <remarks>A bucket a portal, of as many questions as it takes a minute, refilled evenly. A node counts for itself. Thread-safe; as many
/// buckets as portals were asked at, and names of portals that do not exist never get here.</remarks>
internal sealed class PortalPace(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Bucket> _buckets = new();

    /// <summary>Null = taken; else how long until the next one is.</summary>
    public TimeSpan? Take(string portal, int perMinute)
    {
        var bucket = _buckets.GetOrAdd(portal, _ => new Bucket());
        lock (bucket)
        {
            var now = time.GetTimestamp();
            var gained = bucket.At == 0 ? perMinute : time.GetElapsedTime(bucket.At, now).TotalMinutes * perMinute;
            bucket.Left = Math.Min(perMinute, bucket.Left + gained);
            bucket.At = now;
            if (bucket.Left < 1)
            {
                return TimeSpan.FromMinutes((1 - bucket.Left) / perMinute);
            }

            bucket.Left--;
            return null;
        }
    }

    private sealed class Bucket
    {
        public double Left { get; set; }

        public long At { get; set; }
    }
}
