namespace Deskside.DeviceEmulator.Redirection;

/// <summary>In which order the pieces of an image were first asked for, kept from one session to the next.</summary>
/// <remarks>At most 8 images, the one learnt longest ago makes room; at most 4096 pieces each. In memory only. Thread-safe.</remarks>
public sealed class LearntStarts
{
    private const int MaxImages = 8;
    private const int MaxPieces = 4096;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Order> _orders = new(StringComparer.Ordinal);
    private readonly Queue<string> _byAge = new();

    /// <summary>The pieces of an image in their order; empty when it was not seen yet.</summary>
    public IReadOnlyList<long> Of(string image)
    {
        lock (_gate) return _orders.TryGetValue(image, out var order) ? [.. order.Pieces] : [];
    }

    /// <summary>Adds a piece at the end, if it was not asked for before.</summary>
    public void Add(string image, long piece)
    {
        lock (_gate)
        {
            if (!_orders.TryGetValue(image, out var order))
            {
                if (_byAge.Count == MaxImages) _orders.Remove(_byAge.Dequeue());
                _byAge.Enqueue(image);
                _orders[image] = order = new Order([], []);
            }
            if (order.Pieces.Count < MaxPieces && order.Known.Add(piece)) order.Pieces.Add(piece);
        }
    }

    private sealed record Order(List<long> Pieces, HashSet<long> Known);
}
