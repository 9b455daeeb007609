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

    // As thick as the largest thin box in one column or row of tiles, and as long as all that is new there: where the two strips meet is a thick box.
    private static PixelRect Along(PixelRect[] boxes, int[] natural, int first, int step, int count, bool isUpright)
    {
        PixelRect thickest = default, whole = default;
        for (var n = 0; n < count; n++)
        {
            var at = first + n * step;
            if (natural[at] * 2 < boxes[at].Area || boxes[at].IsEmpty) continue;
            whole = whole.Union(boxes[at]);
            if (IsThin(boxes[at], isUpright)) thickest = Longer(thickest, boxes[at]);
        }

        if (thickest.IsEmpty) return default;
        return isUpright ? thickest with { Y = whole.Y, Height = whole.Height } : thickest with { X = whole.X, Width = whole.Width };
    }

    private static bool IsThin(PixelRect box, bool isUpright) => (isUpright ? box.Width : box.Height) <= Thickest;

    private static PixelRect Longer(PixelRect one, PixelRect other) => other.Area > one.Area ? other : one;
}
