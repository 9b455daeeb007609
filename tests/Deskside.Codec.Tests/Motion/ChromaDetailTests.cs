using Deskside.Codec.Motion;

namespace Deskside.Codec.Tests.Motion;

public class ChromaDetailTests
{
    [Fact]
    public void Slow_motion_shows_the_colour_of_every_pixel_and_fast_motion_does_not()
    {
        double slow = ColourError(0), fast = ColourError(7);
        Assert.True(slow * 4 < fast, $"mean squared colour error {slow:F0} slow, {fast:F0} fast");
    }

    [Fact]
    public void A_pace_between_slow_and_fast_changes_nothing()
    {
        var pace = new MotionPace();
        using var region = new MotionRegion(new PixelRect(0, 0, 160, 160), ChromaDetail.Half);
        Assert.Equal(ChromaDetail.Half, Passes(pace, region, 3, 40));
        Assert.Equal(ChromaDetail.Half, Passes(pace, region, 1, 9));
        Assert.Equal(ChromaDetail.Full, Passes(pace, region, 1, 1));
        Assert.Equal(ChromaDetail.Full, Passes(pace, region, 4, 40));
        Assert.Equal(ChromaDetail.Full, Passes(pace, region, 20, 2));
        Assert.Equal(ChromaDetail.Half, Passes(pace, region, 20, 1));
        Assert.Equal(ChromaDetail.Half, Passes(pace, region, 4, 40));
    }

    [Fact]
    public void A_pace_that_hovers_does_not_flicker()
    {
        var pace = new MotionPace();
        using var region = new MotionRegion(new PixelRect(0, 0, 160, 160), ChromaDetail.Half);
        Passes(pace, region, 1, 10);
        for (var round = 0; round < 20; round++)
        {
            Assert.Equal(ChromaDetail.Full, Passes(pace, region, 9, 2));
            Assert.Equal(ChromaDetail.Full, Passes(pace, region, 1, 1));
        }
    }

    private static ChromaDetail Passes(MotionPace pace, MotionRegion region, short quarterPixels, int count)
    {
        for (; count > 0; count--)
        {
            Array.Fill(region.Kinds, MacroblockKind.Inter);
            Array.Fill(region.VectorX, quarterPixels);
            pace.Note(0, region);
        }

        return pace[0];
    }

    // Columns of alternating colour under grain: half chroma cannot tell them apart.
    private static double ColourError(int shiftPerTick)
    {
        using var screen = new TestScreen(512, 384);
        screen.Step(EncodeBudget.Default, screen.Whole);
        for (var tick = 0; tick < 40; tick++)
        {
            for (var y = 0; y < 384; y++)
            {
                for (var x = 0; x < 512; x++)
                {
                    var at = x + tick * shiftPerTick;
                    var grain = screen.Next() % 12 << 16 | screen.Next() % 12 << 8 | screen.Next() % 12;
                    screen.Pixels[y * 512 + x] = (at % 2 == 0 ? 0x6040A0u : 0x208030u) + (uint)(at / 9 % 64) * 0x010101 + grain;
                }
            }

            screen.Step(EncodeBudget.Default, screen.Whole);
        }

        double error = 0;
        for (var y = 64; y < 320; y++)
        {
            for (var x = 64; x < 448; x++)
            {
                uint shown = screen.Decoder.Pixels[y * screen.Decoder.Stride + x], wanted = screen.Pixels[y * 512 + x];
                int red = (int)(shown >> 16 & 255) - (int)(wanted >> 16 & 255), blue = (int)(shown & 255) - (int)(wanted & 255);
                error += red * red + blue * blue;
            }
        }

        return error / (256 * 384);
    }
}
