using Deskside.Domain.Identifiers;
using Deskside.Domain.Queue;

namespace Deskside.Server.Queue.Internal.Picture;

/// <summary>Everybody who waits in one organisation, in order, in memory: a place is found by halving, not by counting.</summary>
/// <remarks>Not thread-safe; <see cref="QueuePicture"/> guards it.</remarks>
internal sealed class WaitingLines
{
    private readonly Dictionary<RequestId, RequestRecord> _all = [];
    private readonly Dictionary<LineKey, List<QueuePlace>> _lines = [];
    private QueueOrder _order = QueueOrder.Default;

    public int Count => _all.Count;

    public IReadOnlyCollection<RequestRecord> All => _all.Values;

    public IReadOnlyCollection<LineKey> Keys => _lines.Keys;

    public RequestRecord? Find(RequestId request) => _all.GetValueOrDefault(request);

    public int CountOf(LineKey line) => _lines.TryGetValue(line, out var places) ? places.Count : 0;

    public IReadOnlyList<QueuePlace> Line(LineKey line) => _lines.TryGetValue(line, out var places) ? places : [];

    /// <summary>How many stand before this place; it need not stand there itself yet.</summary>
    public int Ahead(LineKey line, QueuePlace place)
    {
        var index = _lines.TryGetValue(line, out var places) ? places.BinarySearch(place, _order) : -1;
        return index < 0 ? ~index : index;
    }

    /// <summary>In the order of their turn over all lines.</summary>
    public IEnumerable<RequestRecord> InOrder() => _all.Values.OrderBy(r => r.Place, _order);

    public void Put(RequestRecord request)
    {
        Remove(request.Request);
        _all[request.Request] = request;
        var key = LineKey.Of(request);
        if (!_lines.TryGetValue(key, out var places))
        {
            _lines[key] = places = [];
        }

        var index = places.BinarySearch(request.Place, _order);
        places.Insert(index < 0 ? ~index : index, request.Place);
    }

    /// <summary>Null when it was not there.</summary>
    public RequestRecord? Remove(RequestId request)
    {
        if (!_all.Remove(request, out var old))
        {
            return null;
        }

        var key = LineKey.Of(old);
        if (_lines.TryGetValue(key, out var places) && places.BinarySearch(old.Place, _order) is >= 0 and var index)
        {
            places.RemoveAt(index);
            if (places.Count == 0)
            {
                _lines.Remove(key);
            }
        }

        return old;
    }

    /// <summary>The same people in another order.</summary>
    public void Order(QueueOrder order)
    {
        var all = _all.Values.ToList();
        _all.Clear();
        _lines.Clear();
        _order = order;
        foreach (var request in all)
        {
            Put(request);
        }
    }
}
