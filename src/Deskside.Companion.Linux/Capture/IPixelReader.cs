using Deskside.Codec;

namespace Deskside.Companion.Linux.Capture;

/// <summary>Fetches a rectangle of the root window. One thread at a time.</summary>
internal interface IPixelReader : IDisposable
{
    PixelFormat Format { get; }

    /// <summary>Rectangles up to this many pixels will be read: what they need is made ready now, without looking at the screen.</summary>
    void Expect(int pixels);

    /// <summary>
    /// Reads a rectangle in desktop coordinates. The bytes are lent until the next call, rows <paramref name="strideBytes"/> apart;
    /// empty when the rectangle is not (any more) on the screen.
    /// </summary>
    ReadOnlySpan<byte> Read(PixelRect area, out int strideBytes);
}
