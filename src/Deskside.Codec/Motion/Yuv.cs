namespace Deskside.Codec.Motion;

/// <summary>A picture as luma and two chroma planes of half the size each way; sides are multiples of 16.</summary>
internal sealed class Yuv(int width, int height) : IDisposable
{
    public BytePlane Luma { get; } = new(width, height);

    public BytePlane Blue { get; } = new(width / 2, height / 2);

    public BytePlane Red { get; } = new(width / 2, height / 2);

    /// <summary>0 = luma, 1 = blue difference, 2 = red difference.</summary>
    public BytePlane this[int plane] => plane switch { 0 => Luma, 1 => Blue, _ => Red };

    public void Extend()
    {
        Luma.Extend();
        Blue.Extend();
        Red.Extend();
    }

    public void Dispose()
    {
        Luma.Dispose();
        Blue.Dispose();
        Red.Dispose();
    }
}
