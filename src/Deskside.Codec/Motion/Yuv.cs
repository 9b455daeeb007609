namespace Deskside.Codec.Motion;

/// <summary>How many chroma samples a region has.</summary>
internal enum ChromaDetail : byte
{
    /// <summary>One for four pixels (4:2:0): enough for what moves fast.</summary>
    Half,

    /// <summary>One for each pixel (4:4:4).</summary>
    Full,
}

/// <summary>A picture as luma and two chroma planes, half the size each way or the same; sides are multiples of 16.</summary>
internal sealed class Yuv(int width, int height, ChromaDetail detail) : IDisposable
{
    public ChromaDetail Detail { get; } = detail;

    public BytePlane Luma { get; } = new(width, height);

    public BytePlane Blue { get; } = detail == ChromaDetail.Full ? new(width, height) : new(width / 2, height / 2);

    public BytePlane Red { get; } = detail == ChromaDetail.Full ? new(width, height) : new(width / 2, height / 2);

    /// <summary>0 = luma, 1 = blue difference, 2 = red difference.</summary>
    public BytePlane this[int plane] => plane switch { 0 => Luma, 1 => Blue, _ => Red };

    /// <summary>The side of a macroblock in a plane's samples: 16 or 8.</summary>
    public int SideOf(int plane) => plane == 0 || Detail == ChromaDetail.Full ? 16 : 8;

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
