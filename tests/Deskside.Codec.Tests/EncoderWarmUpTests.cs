namespace Deskside.Codec.Tests;

public sealed class EncoderWarmUpTests
{
    [Fact]
    public void It_takes_its_steps_and_is_done()
    {
        using var warmUp = new EncoderWarmUp();
        for (var i = 0; i < EncoderWarmUp.Steps; i++) Assert.True(warmUp.Step());
        Assert.False(warmUp.Step());
    }

    [Fact]
    public void Its_first_pictures_and_some_later_ones_are_drawn_as_photos_are()
    {
        using var warmUp = new EncoderWarmUp();
        long first = 0, later = 0;
        for (var i = 0; warmUp.Step(); i++)
        {
            if (i % (EncoderWarmUp.Steps / 4) == 0) first += warmUp.LossyPixels;
            else later += warmUp.LossyPixels;
        }

        Assert.True(first > 0, "first pictures");
        Assert.True(later > 0, "later pictures");
    }
}
