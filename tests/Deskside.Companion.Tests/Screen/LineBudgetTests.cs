using Deskside.Codec;
using Deskside.Companion.Screen;

namespace Deskside.Companion.Tests.Screen;

public sealed class LineBudgetTests
{
    [Fact]
    public void A_line_that_is_not_known_or_fast_has_no_limit()
    {
        Assert.Equal(EncodeBudget.Default, LineBudget.For(0));
        Assert.Equal(EncodeBudget.Default, LineBudget.For(50e6));
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(250_000)]
    [InlineData(625_000)]
    [InlineData(3_900_000)]
    public void A_slower_line_gets_smaller_pictures_and_smaller_steps_to_the_exact_one(double rate)
    {
        var (budget, faster) = (LineBudget.For(rate), LineBudget.For(rate * 1.5));
        Assert.InRange(budget.MaxBytes, 10_000, Math.Max(10_000, (int)(rate / 10)));
        Assert.InRange(budget.RefinePixels, 1, EncodeBudget.Default.RefinePixels);
        Assert.True(budget.RefinePixels <= faster.RefinePixels);
        Assert.Equal(Lossiness.PhotosInMotion, budget.Lossiness);
    }
}
