namespace Deskside.Codec.Tests.Motion;

public class PanTests
{
    private const int Width = 1024, Height = 768, Frames = 20;

    [Theory, InlineData(4, 2), InlineData(-3, 0), InlineData(0, 5), InlineData(-20, -11)]
    public void A_panned_photo_costs_little_until_it_rests_and_is_exact_then(int dx, int dy)
    {
        using var map = new TestScreen(Width + 400, Height + 240);
        map.Noise(0, 0, map.Width, map.Height, 12);
        using TestScreen screen = new(Width, Height), exact = new(Width, Height);
        long lossyBytes = 0, exactBytes = 0;
        var debt = false;
        for (var frame = 0; frame < Frames; frame++)
        {
            var (x, y) = ((dx < 0 ? map.Width - Width : 0) + frame * dx, (dy < 0 ? map.Height - Height : 0) + frame * dy);
            Show(map, screen, x, y);
            Show(map, exact, x, y);
            (var bytes, debt) = screen.Step(EncodeBudget.Default, screen.Whole);
            var all = exact.Step(EncodeBudget.Exact, exact.Whole).Bytes;
            if (frame < 2) continue;
            lossyBytes += bytes.Length;
            exactBytes += all.Length;
        }

        Assert.True(lossyBytes * 4 < exactBytes, $"{lossyBytes} bytes, exactly {exactBytes}");
        for (var calls = 0; debt; calls++)
        {
            Assert.True(calls < 60, "not exact within two seconds of calls");
            debt = screen.Step(EncodeBudget.Default).Debt;
        }

        Assert.True(screen.IsExact());
    }

    [Fact]
    public void A_photo_that_rested_long_enough_to_be_kept_is_panned_as_cheaply()
    {
        using var map = new TestScreen(Width + 400, Height + 240);
        map.Noise(0, 0, map.Width, map.Height, 12);
        using var screen = new TestScreen(Width, Height);
        Show(map, screen, 0, 0);
        var rested = screen.Step(EncodeBudget.Exact, screen.Whole).Bytes.Length;
        long fromKept = 0, lossless = 0;
        for (var frame = 1; frame <= Frames; frame++)
        {
            Show(map, screen, frame * 4, frame * 2);
            var coded = screen.Encoder.Encode(screen.Pixels, Width, [screen.Whole], EncodeBudget.Default);
            Assert.Equal(DecodeOutcome.Decoded, screen.Decoder.Decode(coded.Bytes));
            (fromKept, lossless) = (fromKept + coded.Stats.CachedPixels, lossless + coded.Stats.LosslessPixels);
            Assert.True(coded.Bytes.Length * 50 < rested, $"frame {frame}: {coded.Bytes.Length} bytes of {rested}");
        }

        Assert.True(fromKept > 0, "nothing came from the kept picture, so this says nothing");
        Assert.Equal(0, lossless);
    }

    [Fact]
    public void Under_a_bar_that_stays_where_it_is_a_panned_photo_costs_no_more()
    {
        const int Bar = 37;
        using var map = new TestScreen(Width + 400, Height + 240);
        map.Noise(0, 0, map.Width, map.Height, 12);
        using TestScreen screen = new(Width, Height), free = new(Width, Height);
        long bytes = 0, freely = 0;
        var debt = false;
        for (var frame = 0; frame < 60; frame++)
        {
            Show(map, screen, frame * 6, frame * 2);
            screen.Fill(0, 0, Width, Bar, 0x303030);
            Show(map, free, frame * 6, frame * 2);
            var budget = frame == 0 ? EncodeBudget.Exact : EncodeBudget.Default;
            (var coded, debt) = screen.Step(budget, screen.Whole);
            var all = free.Step(budget, free.Whole).Bytes.Length;
            if (frame > 0) (bytes, freely) = (bytes + coded.Length, freely + all);
        }

        Assert.True(bytes * 4 < freely * 5, $"{bytes} bytes under the bar, {freely} without it");
        for (var calls = 0; debt; calls++)
        {
            Assert.True(calls < 80, "not exact soon");
            debt = screen.Step(EncodeBudget.Default).Debt;
        }

        Assert.True(screen.IsExact());
    }

    [Fact]
    public void Behind_a_window_in_the_corner_a_panned_photo_costs_the_windows_edges_more()
    {
        // Its height is no multiple of a block's, as 1080 is none.
        const int Low = 760, Left = 638, Top = 618, Right = Width - 14, Bottom = Low - 14;
        using var map = new TestScreen(Width + 400, Height + 240);
        map.Noise(0, 0, map.Width, map.Height, 12);
        using TestScreen screen = new(Width, Low), free = new(Width, Low);
        long bytes = 0, freely = 0;
        var debt = false;
        const int Most = 60;
        for (var frame = 0; frame < Most; frame++)
        {
            Show(map, screen, frame * 6, frame * 2);
            screen.Fill(Left, Top, Right - Left, Bottom - Top, 0xF8F8F4);
            Show(map, free, frame * 6, frame * 2);
            var budget = frame == 0 ? EncodeBudget.Exact : EncodeBudget.Default;
            (var coded, debt) = screen.Step(budget, screen.Whole);
            var all = free.Step(budget, free.Whole).Bytes.Length;
            if (frame > 0) (bytes, freely) = (bytes + coded.Length, freely + all);
        }

        // New at the window's left and upper edge at each step, and exact because a macroblock there shows the window, too.
        var edges = (6 * (Bottom - Top) + 2 * (Right - Left)) * (Most - 1);
        Assert.True(bytes - freely < edges * 4 / 3, $"{bytes} bytes behind the window, {freely} without it, {edges} pixels at its edges");
        for (var calls = 0; debt; calls++)
        {
            Assert.True(calls < 80, "not exact soon");
            debt = screen.Step(EncodeBudget.Default).Debt;
        }

        Assert.True(screen.IsExact());
    }

    private static void Show(TestScreen map, TestScreen screen, int x, int y)
    {
        for (var row = 0; row < screen.Height; row++) map.Pixels.AsSpan((y + row) * map.Width + x, Width).CopyTo(screen.Pixels.AsSpan(row * Width));
    }
}
