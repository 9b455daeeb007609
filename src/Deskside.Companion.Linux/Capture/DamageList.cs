using System.Runtime.InteropServices;
using Deskside.Codec;

namespace Deskside.Companion.Linux.Capture;

/// <summary>The damaged rectangles of one surface: few, inside its bounds, without overlap worth speaking of.</summary>
/// <remarks>Never more than <see cref="Most"/>: beyond that, rectangles that cost least are joined. It grows larger, never longer.</remarks>
internal sealed class DamageList(int width, int height)
{
    public const int Most = 16;

    /// <summary>Pixels that a further round trip to the server is worth: below that, one larger rectangle is cheaper.</summary>
    private const int RoundTripPixels = 16 * 1024;

    private readonly List<PixelRect> _rects = new(Most + 1);

    public bool IsEmpty => _rects.Count == 0;

    public ReadOnlySpan<PixelRect> Rects => CollectionsMarshal.AsSpan(_rects);

    public void Clear() => _rects.Clear();

    public void AddAll()
    {
        _rects.Clear();
        _rects.Add(new PixelRect(0, 0, width, height));
    }

    /// <summary>Adds a rectangle in the surface's coordinates; what lies outside is cut off.</summary>
    public void Add(long x, long y, long rectWidth, long rectHeight)
    {
        var left = Math.Max(0, x);
        var top = Math.Max(0, y);
        var right = Math.Min(width, x + rectWidth);
        var bottom = Math.Min(height, y + rectHeight);
        if (right <= left || bottom <= top) return;
        Insert(new PixelRect((int)left, (int)top, (int)(right - left), (int)(bottom - top)));
        if (_rects.Count > Most) JoinCheapest();
    }

    private void Insert(PixelRect added)
    {
        for (var i = 0; i < _rects.Count; i++)
        {
            var union = Union(_rects[i], added);
            if (Area(union) - Area(_rects[i]) - Area(added) > RoundTripPixels) continue;
            _rects.RemoveAt(i);
            Insert(union);
            return;
        }
        _rects.Add(added);
    }

    private void JoinCheapest()
    {
        var (best, first, second) = (long.MaxValue, 0, 1);
        for (var i = 0; i < _rects.Count; i++)
        {
            for (var j = i + 1; j < _rects.Count; j++)
            {
                var cost = Area(Union(_rects[i], _rects[j])) - Area(_rects[i]) - Area(_rects[j]);
                if (cost < best) (best, first, second) = (cost, i, j);
            }
        }
        var union = Union(_rects[first], _rects[second]);
        _rects.RemoveAt(second);
        _rects.RemoveAt(first);
        Insert(union);
    }

    private static long Area(PixelRect rect) => (long)rect.Width * rect.Height;

    private static PixelRect Union(PixelRect a, PixelRect b)
    {
        var left = Math.Min(a.X, b.X);
        var top = Math.Min(a.Y, b.Y);
        return new PixelRect(left, top, Math.Max(a.X + a.Width, b.X + b.Width) - left, Math.Max(a.Y + a.Height, b.Y + b.Height) - top);
    }
}
