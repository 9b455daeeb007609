using Deskside.Codec.Frames;
using Deskside.Codec.Moves;
using Deskside.Codec.Pictures;

namespace Deskside.Codec.Tests.Moves;

/// <summary>A decoder lays moves by <see cref="NextView"/>, an encoder by <see cref="BlockCopier"/>: both must see the same, whatever a map says.</summary>
public unsafe class NextViewTests
{
    private const int Width = 103, Height = 77;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Both_ends_see_the_same_after_any_moves(int seed)
    {
        var random = new Random(seed);
        using var plain = new SurfaceState(Width, Height);
        using var lagging = new SurfaceState(Width, Height) { Lagging = new LaggingBlocks(new BlockGrid(Width, Height)) };
        for (var frame = 0; frame < 60; frame++)
        {
            if (frame % 9 == 4) Keep(random.Next(plain.Kept.Count), plain, lagging);
            Fill(random, plain, lagging);
            BlockCopier.Apply(plain.Moves, plain.View, plain.Before, plain.Kept);
            NextView.Lay(lagging, lagging.Lagging);
            Assert.Equal(Colours(plain.View), Colours(lagging.View));
            Box(random, plain, lagging);
        }
    }

    private static void Keep(int place, SurfaceState plain, SurfaceState lagging)
    {
        plain.Kept.Keep(place, plain.Before);
        lagging.Kept.Keep(place, lagging.View);
    }

    // Vectors may lead outside, or to a kept picture that does not exist.
    private static void Fill(Random random, SurfaceState plain, SurfaceState lagging)
    {
        plain.Moves.Clear();
        lagging.Moves.Clear();
        plain.Moves.VectorCount = lagging.Moves.VectorCount = 3;
        for (var i = 0; i < 3; i++)
            plain.Moves.Vectors[i] = lagging.Moves.Vectors[i] = new MoveVector(random.Next(3) * random.Next(3), random.Next(-40, 41), random.Next(-40, 41));
        var choice = 0;
        for (var row = 0; row < plain.Blocks.Rows; row++)
        {
            for (var column = 0; column < plain.Blocks.Columns; column++)
            {
                if (random.Next(3) == 0) choice = random.Next(4);
                plain.Moves.Choose(column, row, choice);
                lagging.Moves.Choose(column, row, choice);
            }
        }
    }

    // As the exact coder does it; where it looks, the picture before is the same at both.
    private static void Box(Random random, SurfaceState plain, SurfaceState lagging)
    {
        int x = random.Next(Width), y = random.Next(Height);
        var box = new PixelRect(x, y, random.Next(1, Width - x + 1), random.Next(1, Height - y + 1));
        lagging.Lagging!.CatchUpAround(lagging.Before, lagging.View, box);
        var around = new PixelRect(x - 2, y - 2, box.Width + 3, box.Height + 2).ClippedTo(Width, Height);
        Assert.True(RowCompare.AreEqual(plain.Before, lagging.Before, around));
        for (var row = box.Y; row < box.Bottom; row++)
            for (var column = box.X; column < box.Right; column++)
                *plain.View.At(column, row) = *lagging.View.At(column, row) = (uint)random.Next(1 << 24);
        plain.Before.CopyFrom(plain.View, box);
        lagging.Lagging.FallBehind(box);
    }

    private static uint[] Colours(PixelPlane plane)
    {
        var colours = new uint[Width * Height];
        for (var y = 0; y < Height; y++) new ReadOnlySpan<uint>(plane.At(0, y), Width).CopyTo(colours.AsSpan(y * Width));
        return colours;
    }
}
