namespace Deskside.Server.OutOfBand.Internal.Nodes;

/// <summary>The numbers of calls that other nodes made here: each is taken once, so that a recorded call cannot be made again.</summary>
/// <remarks>A number is kept until its call is too old anyway. At most 50,000; when full, further calls are refused. Thread-safe. This node's own memory: calls are for one node.</remarks>
internal sealed class NodeNumbers
{
    private const int Most = 50_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, long> _taken = new(StringComparer.Ordinal);

    /// <summary>False when it was taken before, or there is no room.</summary>
    public bool TryTake(string number, long atMs, long nowMs)
    {
        lock (_gate)
        {
            if (_taken.Count >= Most)
            {
                foreach (var old in _taken.Where(t => nowMs - t.Value > NodeToken.Lifetime.TotalMilliseconds).Select(t => t.Key).ToList())
                {
                    _taken.Remove(old);
                }
            }

            return number.Length is > 0 and <= 64 && _taken.Count < Most && _taken.TryAdd(number, atMs);
        }
    }
}
