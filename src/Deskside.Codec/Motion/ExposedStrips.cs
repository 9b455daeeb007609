using Deskside.Codec.Pictures;

namespace Deskside.Codec.Motion;

/// <summary>The two strips that a photo or map leaves open at its edges while it is panned: one upright, one lying. The encoder's side only.</summary>
/// <remarks>
/// What moved stays as the viewer has it; the strips alone are new, and would cost far more exactly than all the rest. A strip lies in one column
/// or row of tiles: what opens faster heats its tiles up and is a video.
/// </remarks>
internal static class ExposedStrips
{
    private const int Shortest = 256;
    private const int Thickest = 32;

    /// <summary>The longer ones of each kind; empty where there is none.</summary>
    /// <param name="boxes">By tile, what is left to send.</param>
    /// <param name="natural">By tile, how many pixels of its box look like a photo.</param>
    public static (PixelRect Upright, PixelRect Lying) Find(TileGrid tiles, PixelRect[] boxes, int[] natural)
    {
        PixelRect upright = default, lying = default;
        for (var column = 0; column < tiles.Columns; column++) upright = Longer(upright, Along(boxes, natural, column, tiles.Columns, tiles.Rows, isUpright: true));
        for (var row = 0; row < tiles.Rows; row++) lying = Longer(lying, Along(boxes, natural, row * tiles.Columns, 1, tiles.Columns, isUpright: false));
        return (upright.Height >= Shortest ? upright : default, lying.Width >= Shortest ? lying : default);
    }

    // As thick as most thin boxes in one column or row of tiles, and as long as all that is new there: where the two strips meet is a thick box, and
    // where a window stands before the photo, one that reaches to its edge.
    private static PixelRect Along(PixelRect[] boxes, int[] natural, int first, int step, int count, bool isUpright)
    {
        PixelRect usual = default, whole = default;
        var most = 0;
        for (var at = first; at < first + count * step; at += step)
        {
            if (natural[at] * 2 < boxes[at].Area || !IsThin(boxes[at], isUpright)) continue;
            var alike = 0;
            for (var other = first; other < first + count * step; other += step)
                if (Covers(boxes[other], boxes[at], isUpright)) alike += IsThin(boxes[other], isUpright) ? 2 : 1;
            if (alike > most || (alike == most && boxes[at].Area > usual.Area)) (usual, most) = (boxes[at], alike);
        }

        for (var at = first; at < first + count * step; at += step)
            if (Covers(boxes[at], usual, isUpright)) whole = whole.Union(boxes[at]);
        return isUpright ? usual with { Y = whole.Y, Height = whole.Height } : usual with { X = whole.X, Width = whole.Width };
    }

    private static bool Covers(PixelRect box, PixelRect strip, bool isUpright) =>
        !box.IsEmpty && (isUpright ? box.X <= strip.X && box.Right >= strip.Right : box.Y <= strip.Y && box.Bottom >= strip.Bottom);

    private static bool IsThin(PixelRect box, bool isUpright) => (isUpright ? box.Width : box.Height) is > 0 and <= Thickest;

    private static PixelRect Longer(PixelRect one, PixelRect other) => other.Area > one.Area ? other : one;
}
