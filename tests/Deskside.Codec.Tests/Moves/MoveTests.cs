namespace Deskside.Codec.Tests.Moves;

public class MoveTests
{
    [Theory]
    [InlineData(0, -37)]
    [InlineData(0, 23)]
    [InlineData(19, 0)]
    [InlineData(-11, 8)]
    public void Scrolled_text_is_copied_not_coded(int dx, int dy)
    {
        using var screen = new TestScreen(640, 480);
        screen.Fill(0, 0, 640, 480, 0xFFFFFF);
        for (var y = 10; y < 460; y += 14) screen.Text(20, y, 95, 0x202020);
        screen.Step(EncodeBudget.Exact, screen.Whole);
        Shift(screen, dx, dy);
        var frame = screen.Encoder.Encode(screen.Pixels, 640, [screen.Whole], EncodeBudget.Exact);
        Assert.True(frame.Stats.MovedPixels > 640 * 480 / 2, $"moved {frame.Stats.MovedPixels}");
        Assert.True(frame.Bytes.Length < 1500, $"{frame.Bytes.Length} bytes");
        Assert.Equal(DecodeOutcome.Decoded, screen.Decoder.Decode(frame.Bytes));
        Assert.True(screen.IsExact());
    }

    [Fact]
    public void Two_windows_may_move_two_ways_in_one_frame()
    {
        using var screen = new TestScreen(640, 480);
        screen.Fill(0, 0, 640, 480, 0xEEEEEE);
        for (var y = 20; y < 200; y += 14) screen.Text(20, y, 40, 0x202020);
        for (var y = 20; y < 200; y += 14) screen.Text(340, y, 40, 0x800020);
        screen.Step(EncodeBudget.Exact, screen.Whole);
        var before = (uint[])screen.Pixels.Clone();
        for (var y = 0; y < 230; y++)
        {
            before.AsSpan(y * 640, 300).CopyTo(screen.Pixels.AsSpan((y + 50) * 640));
            before.AsSpan(y * 640 + 320, 300).CopyTo(screen.Pixels.AsSpan((y + 90) * 640 + 330));
        }

        var frame = screen.Encoder.Encode(screen.Pixels, 640, [screen.Whole], EncodeBudget.Exact);
        Assert.True(frame.Stats.MovedPixels > 60_000, $"moved {frame.Stats.MovedPixels}");
        Assert.Equal(DecodeOutcome.Decoded, screen.Decoder.Decode(frame.Bytes));
        Assert.True(screen.IsExact());
    }

    [Fact]
    public void A_photo_that_a_window_covers_and_uncovers_again_is_sent_once()
    {
        using TestScreen screen = new(640, 480), window = new(240, 180);
        screen.Noise(0, 0, 640, 480, 24);
        window.Fill(0, 0, 240, 180, 0xFFFFFF);
        for (var y = 20; y < 160; y += 14) window.Text(20, y, 32, 0x202020);
        var wall = (uint[])screen.Pixels.Clone();
        int there = 0, back = 0;
        for (var step = 0; step <= 80; step++)
        {
            wall.CopyTo(screen.Pixels, 0);
            var x = 30 + 5 * (step <= 40 ? step : 80 - step);
            for (var y = 0; y < 180; y++) window.Pixels.AsSpan(y * 240, 240).CopyTo(screen.Pixels.AsSpan((150 + y) * 640 + x));
            var bytes = screen.Step(EncodeBudget.Exact, screen.Whole).Bytes.Length;
            Assert.True(screen.IsExact());
            if (step is > 0 and <= 40) there += bytes;
            else if (step > 40) back += bytes;
        }

        Assert.True(back * 4 < there, $"{there} bytes while it was uncovered first, {back} again");
    }

    private static void Shift(TestScreen screen, int dx, int dy)
    {
        var before = (uint[])screen.Pixels.Clone();
        for (var y = 0; y < screen.Height; y++)
        {
            for (var x = 0; x < screen.Width; x++)
            {
                int fromX = x - dx, fromY = y - dy;
                var isInside = fromX >= 0 && fromY >= 0 && fromX < screen.Width && fromY < screen.Height;
                screen.Pixels[y * screen.Width + x] = isInside ? before[fromY * screen.Width + fromX] : 0xFFFFFF;
            }
        }
    }
}
