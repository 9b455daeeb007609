using Deskside.Bench.StreamBench.Painting;

namespace Deskside.Bench.StreamBench.Watch;

/// <summary>Where the customer's screen begins on the technician's.</summary>
internal readonly record struct Place(int X, int Y)
{
    /// <summary>Finds the strip of this number; null when the picture is not shown at 1:1, or not yet.</summary>
    public static Place? Find(ReadOnlySpan<uint> pixels, int width, int height, ushort number)
    {
        for (var y = 0; y + Strip.Block <= height; y++)
            for (var x = 0; x + Strip.Width <= width; x++)
                if (Strip.IsAt(pixels, width, x, y, number)) return new Place(x, y);
        return null;
    }
}
