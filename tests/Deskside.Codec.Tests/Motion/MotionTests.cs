namespace Deskside.Codec.Tests.Motion;

public class MotionTests
{
    [Fact]
    public void A_video_beside_text_is_lossy_only_where_it_plays_and_exact_once_still()
    {
        using var screen = new TestScreen(640, 400);
        screen.Fill(0, 0, 640, 400, 0xFFFFFF);
        for (var y = 10; y < 380; y += 14) screen.Text(10, y, 40, 0x202020);
        var debt = screen.Step(EncodeBudget.Default, screen.Whole).Debt;
        var wasLossy = false;
        for (var tick = 0; tick < 20; tick++)
        {
            screen.Noise(320, 50, 300, 300, 24);
            screen.Text(10, 10 + tick * 14, 3, 0xC00000);
            debt = screen.Step(EncodeBudget.Default, screen.Whole).Debt;
            wasLossy |= debt;
            AssertExactOutside(screen, new PixelRect(320, 50, 300, 300));
        }

        Assert.True(wasLossy, "the video was never lossy");
        for (var calls = 0; debt; calls++)
        {
            Assert.True(calls < 30, "not exact within a second of calls");
            debt = screen.Step(EncodeBudget.Default).Debt;
        }

        Assert.True(screen.IsExact());
    }

    [Fact]
    public void A_first_photo_desktop_is_small_at_once_and_exact_soon()
    {
        using var screen = new TestScreen(1024, 768);
        screen.Noise(0, 0, 1024, 768, 12);
        var (first, debt) = screen.Step(EncodeBudget.Default, screen.Whole);
        Assert.True(debt);
        var total = first.Length;
        var calls = 0;
        while (debt)
        {
            Assert.True(++calls < 60);
            var (bytes, more) = screen.Step(EncodeBudget.Default);
            total += bytes.Length;
            debt = more;
        }

        Assert.True(screen.IsExact());
        Assert.True(first.Length * 6 < total, $"first {first.Length} of {total}");
    }

    [Fact]
    public void A_photo_becomes_exact_though_something_beside_it_never_stops_changing()
    {
        using var screen = new TestScreen(1024, 768);
        screen.Noise(0, 0, 1024, 768, 12);
        var debt = screen.Step(EncodeBudget.Default, screen.Whole).Debt;
        for (var calls = 0; debt; calls++)
        {
            Assert.True(calls < 60, "still lossy");
            for (var y = 60; y < 768; y += 128)
                for (var x = 60; x < 1024; x += 128) screen.Fill(x, y, 2, 12, (uint)calls * 0x040404);
            debt = screen.Step(EncodeBudget.Default, screen.Whole).Debt;
        }

        Assert.True(screen.IsExact());
    }

    [Fact]
    public void With_exact_only_nothing_is_ever_lossy()
    {
        using var screen = new TestScreen(640, 400);
        for (var tick = 0; tick < 6; tick++)
        {
            screen.Noise(100, 50, 480, 320, 24);
            Assert.False(screen.Step(EncodeBudget.Exact, screen.Whole).Debt);
            Assert.True(screen.IsExact(), $"tick {tick}");
        }
    }

    [Fact]
    public void A_byte_hint_makes_video_coarser()
    {
        Assert.True(VideoBytes(4_000) * 3 < VideoBytes(0) * 2);
    }

    [Fact]
    public void Text_over_a_playing_video_is_exact()
    {
        using var screen = new TestScreen(512, 384);
        screen.Step(EncodeBudget.Default, screen.Whole);
        var subtitle = new PixelRect(128, 320, 256, 32);
        for (var tick = 0; tick < 16; tick++)
        {
            screen.Noise(0, 0, 512, 384, 24);
            screen.Fill(subtitle.X, subtitle.Y, subtitle.Width, subtitle.Height, 0);
            screen.Text(subtitle.X + 8, subtitle.Y + 10, 30, 0xFFFFFF);
            screen.Step(EncodeBudget.Default, screen.Whole);
            AssertExactInside(screen, subtitle);
        }
    }

    private static long VideoBytes(int hint)
    {
        using var screen = new TestScreen(512, 384);
        screen.Step(EncodeBudget.Default, screen.Whole);
        long bytes = 0;
        for (var tick = 0; tick < 20; tick++)
        {
            screen.Noise(0, 0, 512, 384, 60);
            var length = screen.Step(new EncodeBudget(hint, Lossiness.PhotosInMotion, 0), screen.Whole).Bytes.Length;
            if (tick >= 8) bytes += length;
        }

        return bytes;
    }

    private static void AssertExactOutside(TestScreen screen, PixelRect hole)
    {
        for (var y = 0; y < screen.Height; y++)
            for (var x = 0; x < screen.Width; x++)
                if (x < hole.X || x >= hole.Right || y < hole.Y || y >= hole.Bottom) AssertPixel(screen, x, y);
    }

    private static void AssertExactInside(TestScreen screen, PixelRect rect)
    {
        for (var y = rect.Y; y < rect.Bottom; y++)
            for (var x = rect.X; x < rect.Right; x++) AssertPixel(screen, x, y);
    }

    private static void AssertPixel(TestScreen screen, int x, int y)
    {
        if (screen.Decoder.Pixels[y * screen.Decoder.Stride + x] != screen.Pixels[y * screen.Width + x])
            Assert.Fail($"pixel {x}, {y} is not exact");
    }
}
