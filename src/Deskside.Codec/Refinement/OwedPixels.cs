using Deskside.Codec.Pictures;

namespace Deskside.Codec.Refinement;

/// <summary>Keeps the exact coder from paying debt that is not due: where a box of new pixels lies over owed ones, these stay as the viewer has them.</summary>
/// <remarks>
/// The strip of a panned photo that moves on under a window's edge would else be paid at every step, for nothing: it moves on again. The source is
/// changed while the boxes are coded, so <see cref="Hide"/> and <see cref="Restore"/> belong together. The encoder's side only.
/// </remarks>
internal sealed unsafe class OwedPixels(PixelPlane current, PixelPlane view)
{
    private readonly List<(int X, int Y, uint Colour)> _owed = [];

    /// <summary>Notes the pixels of a box that stand for the source already, though the viewer has them inexactly.</summary>
    /// <param name="represented">What the viewer's picture stands for, before this frame's boxes.</param>
    public void Note(PixelPlane represented, LossyMap lossy, PixelRect box)
    {
        if (box.IsEmpty || lossy.Count == 0) return;
        var blocks = BlockGrid.Touched(box);
        for (var row = blocks.Y; row < blocks.Bottom; row++)
            for (var column = blocks.X; column < blocks.Right; column++)
                if (lossy[column, row]) Note(represented, lossy.Grid.RectOf(column, row).Overlap(box));
    }

    /// <summary>Makes the source look there as the viewer has it, but for blocks that are paid now.</summary>
    public void Hide(LossyMap lossy)
    {
        foreach (var (x, y, _) in _owed)
            if (lossy[x / BlockGrid.Size, y / BlockGrid.Size]) *current.At(x, y) = *view.At(x, y);
    }

    /// <summary>The source is as it was.</summary>
    public void Restore()
    {
        foreach (var (x, y, colour) in _owed) *current.At(x, y) = colour;
        _owed.Clear();
    }

    private void Note(PixelPlane represented, PixelRect rect)
    {
        for (var y = rect.Y; y < rect.Bottom; y++)
        {
            for (var x = rect.X; x < rect.Right; x++)
            {
                var colour = *current.At(x, y);
                if (colour == *represented.At(x, y) && colour != *view.At(x, y)) _owed.Add((x, y, colour));
            }
        }
    }
}
