namespace Deskside.Codec.Tests;

public class ScreenCodecTests
{
    [Theory]
    [MemberData(nameof(VectorFile.Names), MemberType = typeof(VectorFile))]
    public void Every_frame_of_every_vector_gives_its_picture(string name)
    {
        using var decoder = new ScreenDecoder();
        foreach (var (frame, check) in VectorFile.Read(name))
        {
            Assert.Equal(DecodeOutcome.Decoded, decoder.Decode(frame));
            Assert.Equal(check, VectorFile.CheckOf(decoder));
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(64, 64)]
    [InlineData(65, 63)]
    [InlineData(200, 131)]
    public void What_is_drawn_is_what_is_shown(int width, int height)
    {
        using var screen = new TestScreen(width, height);
        for (var step = 0; step < 40; step++)
        {
            int w = 1 + (int)(screen.Next() % (uint)width), h = 1 + (int)(screen.Next() % (uint)height);
            int x = (int)(screen.Next() % (uint)(width - w + 1)), y = (int)(screen.Next() % (uint)(height - h + 1));
            if (step % 3 == 0) screen.Noise(x, y, w, h, 60);
            else screen.Fill(x, y, w, h, screen.Next());
            screen.Step(EncodeBudget.Exact, new PixelRect(x, y, w, h));
            Assert.True(screen.IsExact(), $"step {step}");
        }
    }

    [Fact]
    public void Nothing_changed_is_nothing_to_send()
    {
        using var screen = new TestScreen(300, 200);
        Assert.NotEmpty(screen.Step(EncodeBudget.Exact, screen.Whole).Bytes);
        Assert.Empty(screen.Step(EncodeBudget.Exact, screen.Whole).Bytes);
        Assert.Empty(screen.Step(EncodeBudget.Exact).Bytes);
    }

    [Fact]
    public void The_fourth_byte_of_a_pixel_is_no_change()
    {
        using var screen = new TestScreen(100, 100);
        screen.Step(EncodeBudget.Exact, screen.Whole);
        for (var i = 0; i < screen.Pixels.Length; i++) screen.Pixels[i] |= 0xAB000000;
        Assert.Empty(screen.Step(EncodeBudget.Exact, screen.Whole).Bytes);
    }

    [Fact]
    public void A_requested_keyframe_stands_alone()
    {
        using var screen = new TestScreen(200, 100);
        screen.Text(10, 10, 25, 0x203040);
        screen.Step(EncodeBudget.Exact, screen.Whole);
        screen.Encoder.RequestKeyframe();
        var (bytes, _) = screen.Step(EncodeBudget.Exact);
        using var late = new ScreenDecoder();
        Assert.Equal(DecodeOutcome.Decoded, late.Decode(bytes));
        Assert.Equal(VectorFile.CheckOf(screen.Decoder), VectorFile.CheckOf(late));
    }

    [Fact]
    public void A_keyframe_comes_when_its_byte_budget_is_spent()
    {
        using var screen = new TestScreen(128, 128, new ScreenEncoderOptions { KeyframeAfterBytes = 1 });
        var keyframe = screen.Step(EncodeBudget.Exact, screen.Whole).Bytes.Length;
        long sent = 0;
        var keyframes = 0;
        for (var step = 0; step < 60; step++)
        {
            screen.Noise(0, 0, 32, 32, 50);
            var bytes = screen.Step(EncodeBudget.Exact, screen.Whole).Bytes;
            if ((bytes[0] & 1) != 0)
            {
                keyframes++;
                Assert.True(sent >= 10 * keyframe, $"a keyframe after {sent} bytes, though one costs {keyframe}");
                (sent, keyframe) = (0, bytes.Length);
            }
            else
            {
                sent += bytes.Length;
            }
        }

        Assert.True(keyframes > 0);
    }

    [Fact]
    public void Text_drawn_again_elsewhere_costs_less()
    {
        using var screen = new TestScreen(400, 300);
        screen.Fill(0, 0, 400, 300, 0xFFFFFF);
        screen.Step(EncodeBudget.Exact, screen.Whole);
        screen.Text(20, 20, 60, 0x101010);
        var first = screen.Step(EncodeBudget.Exact, screen.Whole).Bytes.Length;
        for (var y = 20; y < 26; y++) screen.Pixels.AsSpan(y * 400 + 20, 360).CopyTo(screen.Pixels.AsSpan((y + 101) * 400 + 33));
        var again = screen.Step(EncodeBudget.Exact, screen.Whole).Bytes.Length;
        Assert.True(again * 10 < first * 9, $"first {first} bytes, again {again}");
    }

    [Fact]
    public void A_source_that_is_too_small_is_refused()
    {
        using var encoder = new ScreenEncoder(100, 100, ScreenEncoderOptions.Default);
        Assert.Throws<ArgumentException>(() => { encoder.Encode(new uint[9999], 100, [], EncodeBudget.Exact); });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ScreenEncoder(16384, 16384, ScreenEncoderOptions.Default));
    }
}
