using Deskside.Codec.Pictures;

namespace Deskside.Codec.Cache;

/// <summary>Earlier pictures that both ends hold, so that what comes back (a closed dialog, a page scrolled up) is a copy.</summary>
/// <remarks>
/// At most 8, and at most 16 megapixels (64 MiB) together; the encoder names the place that a picture goes to, so eviction cannot differ.
/// Planes are made when first used. Owned by one encoder or decoder.
/// </remarks>
internal sealed class KeptPictures(int width, int height) : IDisposable
{
    public const int Most = 8;
    private const long MostPixels = 16 << 20;
    private readonly PixelPlane?[] _planes = new PixelPlane?[Most];
    private readonly bool[] _filled = new bool[Most];

    /// <summary>How many this picture size allows; 1 to 8.</summary>
    public int Count { get; } = (int)Math.Clamp(MostPixels / ((long)width * height), 1, Most);

    /// <summary>A kept picture; null when that place is empty.</summary>
    public PixelPlane? this[int place] => (uint)place < (uint)Count && _filled[place] ? _planes[place] : null;

    public void Keep(int place, PixelPlane picture)
    {
        var plane = _planes[place] ??= new PixelPlane(width, height);
        plane.CopyFrom(picture);
        _filled[place] = true;
    }

    public void Forget() => Array.Clear(_filled);

    public void Dispose()
    {
        foreach (var plane in _planes) plane?.Dispose();
    }
}
