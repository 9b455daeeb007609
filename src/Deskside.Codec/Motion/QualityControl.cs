using Deskside.Codec.Frames;

namespace Deskside.Codec.Motion;

/// <summary>Chooses the quantiser step: fine enough to look at in motion, coarser when the byte hint or a first picture asks for it.</summary>
internal sealed class QualityControl
{
    // A window of video is watched beside work; a whole screen of photos is what one looks at.
    private const int Window = 19;
    private const int Screen = 16;
    private const int ScreenPixels = 600_000;
    private const int FirstPicture = 26;
    private const int Coarsest = 60;
    private double _bytesPerPixelStep = 0.5;

    public int For(long pixels, int maxBytes, FrameKind kind)
    {
        var usual = kind == FrameKind.Keyframe ? FirstPicture : pixels < ScreenPixels ? Window : Screen;
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
