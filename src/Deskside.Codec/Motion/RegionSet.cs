using Deskside.Codec.Pictures;

namespace Deskside.Codec.Motion;

/// <summary>The motion regions of a surface, by number; both ends hold the same ones.</summary>
internal sealed class RegionSet : IDisposable
{
    public const int Most = 4;
    private readonly MotionRegion?[] _regions = new MotionRegion?[Most];

    public MotionRegion? this[int number] => _regions[number];

    /// <summary>Begins a region anew from what the viewer sees; one of the same rectangle and detail is used again.</summary>
    public MotionRegion Start(int number, PixelRect rect, ChromaDetail detail, PixelPlane view)
    {
        if (_regions[number]?.Rect != rect || _regions[number]!.Detail != detail)
        {
            _regions[number]?.Dispose();
            _regions[number] = new MotionRegion(rect, detail);
        }

        _regions[number]!.StartFrom(view);
        return _regions[number]!;
    }

    public void Forget()
    {
        for (var i = 0; i < Most; i++)
        {
            _regions[i]?.Dispose();
            _regions[i] = null;
        }
    }

    public void Dispose() => Forget();
}
