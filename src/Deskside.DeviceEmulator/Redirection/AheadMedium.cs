using System.Globalization;
using System.Security.Cryptography;
using Deskside.OutOfBand.Redirection.Ider;

namespace Deskside.DeviceEmulator.Redirection;

/// <summary>Fetches whole pieces from a far medium, keeps the last ones, and fetches ahead along the order of a former start, or of a run.</summary>
/// <remarks>
/// A PC reads an image a few sectors at a time while it starts, and each read costs a round trip; a piece serves many of them. An image is
/// known again by its length and the SHA-256 of its first piece; another one behind the same two costs reads that nobody needs, no more.
/// Memory: piece × pieces; the piece used longest ago makes room. A piece that could not be had is asked for anew. Thread-safe.
/// </remarks>
internal sealed class AheadMedium : IMedium
{
    private readonly IMedium _far;
    private readonly AheadOptions _options;
    private readonly LearntStarts _learnt;
    private readonly CancellationToken _life;
    private readonly Lock _gate = new();
    private readonly Dictionary<long, LinkedListNode<Piece>> _kept = [];
    private readonly LinkedList<Piece> _byUse = [];
    private readonly Dictionary<long, int> _places = [];
    private string _image = "";
    private IReadOnlyList<long> _order = [];
    private long _last = -2;
    private int _next;
    private int _upTo;
    private bool _isFetchingAhead;

    private AheadMedium(IMedium far, AheadOptions options, LearntStarts learnt, CancellationToken life) => (_far, _options, _learnt, _life) = (far, options, learnt, life);

    public long LengthBytes => _far.LengthBytes;

    /// <summary>Reads the first piece and begins to fetch ahead, if the image is known. The token ends every fetch.</summary>
    public static async ValueTask<AheadMedium> OpenAsync(IMedium far, AheadOptions options, LearntStarts learnt, CancellationToken life)
    {
        var medium = new AheadMedium(far, options, learnt, life);
        if (far.LengthBytes == 0) return medium;
        var first = await medium.PieceAsync(0);
        medium._image = string.Create(CultureInfo.InvariantCulture, $"{far.LengthBytes}:{options.PieceBytes}:{Convert.ToHexString(SHA256.HashData(first))}");
        medium._order = learnt.Of(medium._image);
        for (var place = 0; place < medium._order.Count; place++) medium._places[medium._order[place]] = place;
        medium.Lead(-1);
        return medium;
    }

    public async ValueTask ReadAsync(long offsetBytes, Memory<byte> into, CancellationToken cancellation)
    {
        while (!into.IsEmpty)
        {
            var number = offsetBytes / _options.PieceBytes;
            var fetching = PieceAsync(number);
            _learnt.Add(_image, number);
            if (_places.TryGetValue(number, out var place)) Lead(place);
            else if (_order.Count == 0) Follow(number);
            var piece = await fetching.WaitAsync(cancellation);
            var from = (int)(offsetBytes % _options.PieceBytes);
            var count = Math.Min(into.Length, piece.Length - from);
            piece.AsMemory(from, count).CopyTo(into);
            into = into[count..];
            offsetBytes += count;
        }
    }

    // An image that is not known yet: who has read one piece after another will want the next.
    private void Follow(long number)
    {
        lock (_gate)
        {
            var isRun = number == _last + 1;
            _last = number;
            if (!isRun || (number + 1) * _options.PieceBytes >= LengthBytes) return;
        }
        if (_options.AheadPieces > 0) _ = QuietlyAsync(number + 1);
    }

    private sealed record Piece(long Number, Task<byte[]> Fetching);

    // Fetches at most so many pieces beyond the place that the PC has reached.
    private void Lead(int place)
    {
        lock (_gate)
        {
            _upTo = Math.Max(_upTo, Math.Min(_order.Count, place + 1 + _options.AheadPieces));
            if (_isFetchingAhead || _next >= _upTo) return;
            _isFetchingAhead = true;
        }
        _ = FetchAheadAsync();
    }

    private async Task FetchAheadAsync()
    {
        while (true)
        {
            long number;
            lock (_gate)
            {
                if (_next >= _upTo || _life.IsCancellationRequested)
                {
                    _isFetchingAhead = false;
                    return;
                }
                number = _order[_next++];
            }
            await QuietlyAsync(number);
        }
    }

    private async Task QuietlyAsync(long number)
    {
        try
        {
            await PieceAsync(number);
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The PC's own read will tell, if it comes.
        }
    }

    private Task<byte[]> PieceAsync(long number)
    {
        lock (_gate)
        {
            if (_kept.TryGetValue(number, out var node))
            {
                _byUse.Remove(node);
                if (!node.Value.Fetching.IsFaulted && !node.Value.Fetching.IsCanceled)
                {
                    _byUse.AddFirst(node);
                    return node.Value.Fetching;
                }
                _kept.Remove(number);
            }
            var fetching = FetchAsync(number);
            _kept[number] = _byUse.AddFirst(new Piece(number, fetching));
            if (_byUse.Count > _options.KeptPieces)
            {
                _kept.Remove(_byUse.Last!.Value.Number);
                _byUse.RemoveLast();
            }
            return fetching;
        }
    }

    private async Task<byte[]> FetchAsync(long number)
    {
        await Task.Yield();
        var start = number * _options.PieceBytes;
        var bytes = new byte[Math.Min(_options.PieceBytes, _far.LengthBytes - start)];
        await _far.ReadAsync(start, bytes, _life);
        return bytes;
    }
}
