namespace Deskside.Codec.Tests.Cache;

public class KeptPictureTests
{
    [Fact]
    public void What_a_dialog_covered_comes_back_as_a_copy()
    {
        using var screen = new TestScreen(800, 600);
        screen.Noise(0, 0, 800, 600, 40);
        screen.Step(EncodeBudget.Exact, screen.Whole);
        var desktop = (uint[])screen.Pixels.Clone();
        screen.Fill(200, 150, 400, 300, 0xF0F0F0);
        screen.Text(220, 170, 60, 0x101010);
        var opened = screen.Step(EncodeBudget.Exact, new PixelRect(200, 150, 400, 300)).Bytes.Length;
        desktop.CopyTo(screen.Pixels, 0);
        var frame = screen.Encoder.Encode(screen.Pixels, 800, [new PixelRect(200, 150, 400, 300)], EncodeBudget.Exact);
        Assert.True(frame.Stats.CachedPixels >= 400 * 300, $"{frame.Stats.CachedPixels} pixels came back");
        Assert.True(frame.Bytes.Length < 400, $"{frame.Bytes.Length} bytes (the dialog took {opened})");
        Assert.Equal(DecodeOutcome.Decoded, screen.Decoder.Decode(frame.Bytes));
        Assert.True(screen.IsExact());
    }

    [Fact]
    public void A_keyframe_forgets_kept_pictures_at_both_ends()
    {
        using var screen = new TestScreen(400, 300);
        screen.Noise(0, 0, 400, 300, 40);
        screen.Step(EncodeBudget.Exact, screen.Whole);
        var desktop = (uint[])screen.Pixels.Clone();
        screen.Fill(100, 50, 200, 200, 0xF0F0F0);
        screen.Step(EncodeBudget.Exact, screen.Whole);
        screen.Encoder.RequestKeyframe();
        var (keyframe, _) = screen.Step(EncodeBudget.Exact);
        using var late = new ScreenDecoder();
        Assert.Equal(DecodeOutcome.Decoded, late.Decode(keyframe));
        desktop.CopyTo(screen.Pixels, 0);
        var (back, _) = screen.Step(EncodeBudget.Exact, screen.Whole);
        Assert.Equal(DecodeOutcome.Decoded, late.Decode(back));
        Assert.Equal(VectorFile.CheckOf(screen.Decoder), VectorFile.CheckOf(late));
        Assert.True(screen.IsExact());
    }
}
