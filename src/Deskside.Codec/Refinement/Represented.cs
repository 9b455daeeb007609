using System.Numerics;
using Deskside.Codec.Frames;
using Deskside.Codec.Pictures;

namespace Deskside.Codec.Refinement;

/// <summary>The source picture that the viewer's picture stands for, exactly or not. The encoder's side only.</summary>
/// <remarks>
/// While nothing is lossy it is the view itself: a second plane would only be copied along. The two part when a region is about to draw, and
/// join at the end of the frame that paid the last debt. Owned by one encoder.
/// </remarks>
internal sealed class Represented(SurfaceState state) : IDisposable
{
    private readonly PixelPlane _own = new(state.View.Width, state.View.Height);
    private bool _parted;

    /// <summary>Whether the view differs from what it stands for.</summary>
    public bool IsParted => _parted;

    public PixelPlane Plane => _parted ? _own : state.View;

    /// <summary>From here on the view may differ from what it stands for.</summary>
    public void Part()
    {
        if (_parted) return;
        _own.CopyFrom(state.View);
        _parted = true;
    }

    /// <summary>The view is exact everywhere.</summary>
    public void Join() => _parted = false;

    /// <summary>A rectangle stands for another picture's pixels. While both are one, the view is about to get them itself.</summary>
    public void Take(PixelPlane picture, PixelRect rect)
    {
        if (_parted) _own.CopyFrom(picture, rect);
    }

    /// <summary>Single pixels of a block stand for nothing: they are made to differ from a picture, so that they will be sent.</summary>
    /// <param name="missed">By row; the leftmost pixel in the lowest bit.</param>
    public unsafe void Doubt(PixelPlane picture, PixelRect block, ReadOnlySpan<ushort> missed)
    {
        for (var row = 0; row < block.Height; row++)
        {
            uint* from = picture.At(block.X, block.Y + row), to = _own.At(block.X, block.Y + row);
            for (uint left = missed[row]; left != 0; left &= left - 1)
            {
                var x = BitOperations.TrailingZeroCount(left);
                to[x] = from[x] ^ PixelPlane.ColourMask;
            }
        }
    }

    public void Dispose() => _own.Dispose();
}
