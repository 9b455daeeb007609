namespace Deskside.Codec.Tests.Damage;

public class DamageNarrowerTests
{
    [Fact]
    public void Only_what_really_changed_is_coded()
    {
        using var screen = new TestScreen(600, 400);
        screen.Step(EncodeBudget.Exact, screen.Whole);
        screen.Fill(301, 203, 5, 3, 0x00FF00);
        var frame = screen.Encoder.Encode(screen.Pixels, 600, [screen.Whole], EncodeBudget.Exact);
        Assert.Equal(15, frame.Stats.ChangedPixels);
        Assert.True(frame.Bytes.Length < 40, $"{frame.Bytes.Length} bytes");
    }

    [Theory]
    [InlineData(-50, -50, 100, 100)]
    [InlineData(590, 390, int.MaxValue, int.MaxValue)]
    [InlineData(int.MinValue, 0, int.MaxValue, 10)]
    [InlineData(10, 10, 0, 5)]
    [InlineData(10, 10, -5, 5)]
    public void Damage_outside_the_picture_is_harmless(int x, int y, int width, int height)
    {
        using var screen = new TestScreen(600, 400);
        screen.Step(EncodeBudget.Exact, screen.Whole);
        Assert.Empty(screen.Step(EncodeBudget.Exact, new PixelRect(x, y, width, height)).Bytes);
    }

    [Fact]
    public void What_is_not_damaged_is_not_looked_at()
    {
        using var screen = new TestScreen(600, 400);
        screen.Step(EncodeBudget.Exact, screen.Whole);
        screen.Fill(500, 300, 10, 10, 0x123456);
        Assert.Empty(screen.Step(EncodeBudget.Exact, new PixelRect(0, 0, 100, 100)).Bytes);
        Assert.NotEmpty(screen.Step(EncodeBudget.Exact, new PixelRect(500, 300, 10, 10)).Bytes);
        Assert.True(screen.IsExact());
    }
}
