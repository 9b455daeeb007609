namespace Deskside.Codec.Tests;

public class EncoderWarmUpTests
{
    [Fact]
    public void It_encodes_until_it_is_cancelled()
    {
        Assert.Equal(56, EncoderWarmUp.Run(TestContext.Current.CancellationToken));
        Assert.Equal(0, EncoderWarmUp.Run(new CancellationToken(canceled: true)));
    }
}
