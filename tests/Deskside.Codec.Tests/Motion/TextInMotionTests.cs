namespace Deskside.Codec.Tests.Motion;

/// <summary>Text is never lossy, whatever moves under it; and what is text does not change from frame to frame.</summary>
public class TextInMotionTests
{
    private const int Ticks = 24;
    private static readonly PixelRect Photo = new(208, 80, 64, 64);

    [Fact]
    public void Faint_grey_text_on_a_plain_panel_over_a_video_is_exact()
    {
        using var screen = Video();
        var panel = new PixelRect(96, 256, 320, 48);
        for (var tick = 0; tick < Ticks; tick++)
        {
            screen.Noise(0, 0, 512, 384, 24);
            screen.Fill(panel.X, panel.Y, panel.Width, panel.Height, 0x909090);
            screen.Label(panel.X + 8, panel.Y + 18, 33, (uint)(0x7C7C7C + tick % 2 * 0x010101));
            screen.Step(EncodeBudget.Default, screen.Whole);
            Assert.True(screen.IsExact(panel), $"tick {tick}: the panel is lossy");
        }

        Assert.False(screen.IsExact(Photo), "nothing was lossy: the test shows nothing");
    }

    [Theory]
    [InlineData(0xFFFFFFu)]
    [InlineData(0x000000u)]
    [InlineData(0xF03020u)]
    public void Text_straight_on_a_video_is_exact(uint ink)
    {
        using var screen = Video();
        var line = new PixelRect(64, 200, 33 * 9, 9);
        for (var tick = 0; tick < Ticks; tick++)
        {
            screen.Noise(0, 0, 512, 384, 24);
            screen.Label(line.X, line.Y, 33, ink);
            screen.Step(EncodeBudget.Default, screen.Whole);
            Assert.True(screen.IsExact(line), $"tick {tick}: text is lossy");
        }

        Assert.False(screen.IsExact(Photo), "nothing was lossy: the test shows nothing");
    }

    [Fact]
    public void What_is_text_stays_text_while_letters_come_and_go()
    {
        using var screen = Video();
        int changes = 0, lossyTicks = 0;
        var cell = new PixelRect(160, 192, 16, 16);
        var wasExact = true;
        for (var tick = 0; tick < 60; tick++)
        {
            screen.Noise(0, 0, 512, 384, 24);
            // One letter has few strokes, two have many: the count swings around every limit.
            screen.Label(cell.X + 4, cell.Y + 3, 1, 0xFFFFFF);
            if (tick == 0 || tick * 7 % 5 < 2) screen.Fill(cell.X + 13, cell.Y + 2, 1, 12, 0xFFFFFF);
            else if (tick % 3 == 0) screen.Noise(cell.X, cell.Y + 7, 16, 9, 24);
            screen.Step(EncodeBudget.Default, screen.Whole);
            var isExact = screen.IsExact(cell);
            if (isExact != wasExact) changes++;
            wasExact = isExact;
            if (tick > 8 && !screen.IsExact(Photo)) lossyTicks++;
        }

        Assert.True(changes == 0, $"{changes} changes between exact and lossy");
        Assert.Equal(51, lossyTicks);
    }

    private static TestScreen Video()
    {
        var screen = new TestScreen(512, 384);
        screen.Step(EncodeBudget.Default, screen.Whole);
        return screen;
    }
}
