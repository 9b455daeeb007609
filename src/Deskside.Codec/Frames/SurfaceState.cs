using Deskside.Codec.Cache;
using Deskside.Codec.Lossless;
using Deskside.Codec.Motion;
using Deskside.Codec.Moves;
using Deskside.Codec.Pictures;

namespace Deskside.Codec.Frames;

/// <summary>Everything that encoder and decoder of one surface must hold alike; a keyframe resets it.</summary>
internal sealed class SurfaceState : IDisposable
{
    public SurfaceState(int width, int height)
    {
        Tiles = new TileGrid(width, height);
        Blocks = new BlockGrid(width, height);
        View = new PixelPlane(width, height);
        Before = new PixelPlane(width, height);
        Kept = new KeptPictures(width, height);
        Moves = new MoveMap(Blocks);
        Boxes = new PixelRect[Tiles.Count];
    }

    public TileGrid Tiles { get; }

    public BlockGrid Blocks { get; }

    /// <summary>What the viewer sees.</summary>
    public PixelPlane View { get; private set; }

    /// <summary>What the viewer saw before the part of the frame that is being coded; except where it is <see cref="Lagging"/>.</summary>
    public PixelPlane Before { get; private set; }

    /// <summary>A decoder's; null at an encoder, where the picture before never lags.</summary>
    public LaggingBlocks? Lagging { get; init; }

    public KeptPictures Kept { get; }

    public MoveMap Moves { get; }

    /// <summary>The exactly coded box of each tile.</summary>
    public PixelRect[] Boxes { get; }

    /// <summary>What the motion pass of the frame at hand drew.</summary>
    public DrawnCells Drawn { get; } = new();

    public KeepCoder KeepCoder { get; } = new();

    public MoveCoder MoveCoder { get; } = new();

    public MotionCoder Motion { get; } = new();

    public BoxCoder BoxCoder { get; } = new();

    public LosslessModel Lossless { get; } = new();

    /// <summary>View and the picture before change places.</summary>
    public void Turn() => (View, Before) = (Before, View);

    public void Reset()
    {
        Lagging?.Clear();
        View.Clear();
        Before.Clear();
        Kept.Forget();
        Moves.Clear();
        Drawn.Clear();
        KeepCoder.Reset();
        MoveCoder.Reset();
        Motion.Reset();
        BoxCoder.Reset();
        Lossless.Reset();
    }

    public void Dispose()
    {
        View.Dispose();
        Before.Dispose();
        Kept.Dispose();
        KeepCoder.Dispose();
        MoveCoder.Dispose();
        Motion.Dispose();
        BoxCoder.Dispose();
        Lossless.Dispose();
    }
}
