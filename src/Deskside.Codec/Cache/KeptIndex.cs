using Deskside.Codec.Pictures;

namespace Deskside.Codec.Cache;

/// <summary>The encoder's side of <see cref="KeptPictures"/>: when to keep, what to give up, and where kept content stands.</summary>
/// <remarks>
/// A picture is kept before it loses much: after changes of 40 % of its area since the last one, not more often than every 6 frames,
/// and ever more rarely while nothing kept is ever used. The least recently used place is given up.
/// </remarks>
internal sealed class KeptIndex(KeptPictures pictures, long area) : IDisposable
{
    private const int ShortestInterval = 6;
    private const int LongestInterval = 96;
    private const int WorthKeeping = 32768;
    private readonly KeptAnchors _anchors = new();
    private readonly long[] _used = new long[KeptPictures.Most];
    private long _lost;
    private long _frame;
    private long _keptAt;
    private int _interval = ShortestInterval;
    private bool _anyKept;
    private long _usedPixels;

    /// <summary>Whether a row piece stands in a kept picture.</summary>
    public bool TryFind(uint hash, out int place, out int x, out int y) => _anchors.TryFind(hash, out place, out x, out y);

    /// <summary>Whether a place has a picture; a place that there is not has none.</summary>
    public bool Holds(int place) => pictures[place] is not null;

    /// <summary>Keeps the picture before this frame when the frame's changes make it due; returns the place, or -1.</summary>
    public int KeepIfDue(PixelPlane before, long changedPixels)
    {
        _frame++;
        var isDue = _anyKept ? _lost * 5 >= area * 2 && _frame - _keptAt >= _interval : changedPixels >= 4096;
        if (!isDue) return -1;
        if (_anyKept) _interval = _usedPixels >= WorthKeeping ? ShortestInterval : Math.Min(_interval * 2, LongestInterval);
        var place = 0;
        for (var i = 0; i < pictures.Count; i++)
        {
            if (pictures[i] is null)
            {
                place = i;
                break;
            }

            if (_used[i] < _used[place]) place = i;
        }

        pictures.Keep(place, before);
        _anchors.Replace(place, before);
        _used[place] = _keptAt = _frame;
        _anyKept = true;
        _usedPixels = 0;
        _lost = 0;
        return place;
    }

    /// <summary>Pixels of the frame that neither a move nor a kept picture explained.</summary>
    public void Lose(long pixels) => _lost += pixels;

    /// <summary>Notes that pixels came back from a place.</summary>
    public void Use(int place, long pixels)
    {
        _used[place] = _frame;
        _usedPixels += pixels;
    }

    public void Forget()
    {
        pictures.Forget();
        _anchors.Forget();
        Array.Clear(_used);
        _lost = 0;
        _anyKept = false;
        _usedPixels = 0;
        _interval = ShortestInterval;
    }

    public void Dispose() => _anchors.Dispose();
}
