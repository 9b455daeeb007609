using Deskside.Codec.Entropy;
using Deskside.Codec.Frames;
using Deskside.Codec.Pictures;

namespace Deskside.Codec.Lossless;

/// <summary>The exact part of a frame: the boxes, then their pixels; afterwards the picture before follows the view.</summary>
internal static class ExactStage
{
    public static void Code<T>(ref T coder, SurfaceState state, PixelPlane? target)
        where T : struct, IBinaryCoder
    {
        state.BoxCoder.Code(ref coder, state.Tiles, state.Boxes);
        // All before the first: what is coded then must not come into the picture before.
        foreach (var box in state.Boxes)
            if (!box.IsEmpty) state.Lagging?.CatchUpAround(state.Before, state.View, box);
        foreach (var box in state.Boxes)
            if (!box.IsEmpty) LosslessCoder.Code(ref coder, state.Lossless, state.View, state.Before, target, box, state.Drawn);
        foreach (var box in state.Boxes)
        {
            if (box.IsEmpty) continue;
            if (state.Lagging is { } lagging) lagging.FallBehind(box);
            else state.Before.CopyFrom(state.View, box);
        }
    }
}
