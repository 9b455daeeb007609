namespace Deskside.Codec.Tests;

public class KeyframeBandTests
{
    private static readonly ScreenEncoderOptions Three = new() { KeyframeBands = 3 };

    [Theory, InlineData(false), InlineData(true)]
    public void A_first_picture_in_bands_is_whole_after_as_many_frames_and_exact_in_the_end(bool isPhoto)
    {
        using var screen = Desktop(isPhoto);
        var frame = screen.Encoder.Encode(screen.Pixels, screen.Width, [screen.Whole], EncodeBudget.Default);
        Assert.True(frame.IsKeyframe);
        Assert.True(frame.IsContinued && frame.DebtRemains);
        Assert.Equal(DecodeOutcome.Decoded, screen.Decoder.Decode(frame.Bytes));
        Assert.NotEqual(0u, Shown(screen, 100));
        Assert.Equal(0u, Shown(screen, screen.Height - 1));
        for (var band = 2; band <= 3; band++)
        {
            frame = screen.Encoder.Refine(EncodeBudget.Default);
            Assert.False(frame.IsKeyframe);
            Assert.Equal(band < 3, frame.IsContinued);
            Assert.Equal(DecodeOutcome.Decoded, screen.Decoder.Decode(frame.Bytes));
        }

        Assert.NotEqual(0u, Shown(screen, screen.Height - 1));
        for (var calls = 0; frame.DebtRemains; calls++)
        {
            Assert.True(calls < 20, "not exact soon");
            frame = screen.Encoder.Refine(EncodeBudget.Default);
            if (frame.Kind == EncodedKind.Frame) Assert.Equal(DecodeOutcome.Decoded, screen.Decoder.Decode(frame.Bytes));
        }

        Assert.True(screen.IsExact());
    }

    [Fact]
    public void What_changes_between_the_bands_is_carried_too_above_and_below()
    {
        using var screen = Desktop(isPhoto: false);
        screen.Step(EncodeBudget.Exact, screen.Whole);
        PixelRect above = new(30, 10, 60, 20), below = new(30, screen.Height - 40, 60, 20);
        screen.Fill(above.X, above.Y, above.Width, above.Height, 0xC00000);
        screen.Fill(below.X, below.Y, below.Width, below.Height, 0x00C000);
        screen.Step(EncodeBudget.Exact, above, below);
        screen.Step(EncodeBudget.Exact);
        Assert.True(screen.IsExact());
    }

    [Fact]
    public void A_keyframe_asked_for_between_the_bands_begins_anew()
    {
        using var screen = Desktop(isPhoto: false);
        screen.Step(EncodeBudget.Exact, screen.Whole);
        screen.Encoder.RequestKeyframe();
        Assert.Equal(EncodedKind.Empty, screen.Encoder.Refine(EncodeBudget.Exact).Kind);
        var again = screen.Encoder.Encode(screen.Pixels, screen.Width, [], EncodeBudget.Exact);
        Assert.True(again.IsKeyframe);
        using var late = new ScreenDecoder();
        Assert.Equal(DecodeOutcome.Decoded, late.Decode(again.Bytes));
        while (again.IsContinued)
        {
            again = screen.Encoder.Refine(EncodeBudget.Exact);
            Assert.Equal(DecodeOutcome.Decoded, late.Decode(again.Bytes));
        }

        for (var y = 0; y < screen.Height; y++) Assert.True(late.Pixels.Slice(y * late.Stride, screen.Width).SequenceEqual(screen.Pixels.AsSpan(y * screen.Width, screen.Width)));
    }

    [Fact]
    public void A_picture_of_fewer_rows_of_tiles_than_bands_comes_whole()
    {
        using var screen = new TestScreen(200, 50, Three);
        screen.Fill(0, 0, 200, 50, 0x336699);
        for (var calls = 0; calls < 3; calls++) screen.Step(EncodeBudget.Exact, screen.Whole);
        Assert.True(screen.IsExact());
    }

    private static TestScreen Desktop(bool isPhoto)
    {
        var screen = new TestScreen(1000, 700, Three);
        screen.Fill(0, 0, 1000, 700, 0x3A6EA5);
        if (isPhoto) screen.Noise(0, 0, 1000, 700, 12);
        for (var y = 40; y < 660; y += 14) screen.Text(60, y, 60, 0xFFFFFF);
        return screen;
    }

    private static uint Shown(TestScreen screen, int y) => screen.Decoder.Pixels[y * screen.Decoder.Stride + 5];
}
