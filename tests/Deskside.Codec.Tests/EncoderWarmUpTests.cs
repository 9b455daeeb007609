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
}
