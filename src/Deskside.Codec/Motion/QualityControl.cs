using Deskside.Codec.Frames;

namespace Deskside.Codec.Motion;

/// <summary>Chooses the quantiser step: fine enough to look at in motion, coarser when the byte hint or a first picture asks for it.</summary>
internal sealed class QualityControl
{
    private const int Normal = 16;
    private const int FirstPicture = 26;
    private const int Coarsest = 60;
    private double _bytesPerPixelStep = 0.5;

    public int For(long pixels, int maxBytes, FrameKind kind)
    {
        var usual = kind == FrameKind.Keyframe ? FirstPicture : Normal;
        if (maxBytes <= 0) return usual;
        var needed = _bytesPerPixelStep * pixels / maxBytes;
        return (int)Math.Clamp(needed, usual, Coarsest);
    }

    /// <summary>Bytes fall about with the step; a slow mean follows the content.</summary>
    public void Learn(long pixels, int quality, int bytes)
    {
        if (pixels > 0) _bytesPerPixelStep += ((double)bytes * quality / pixels - _bytesPerPixelStep) / 4;
    }
}
