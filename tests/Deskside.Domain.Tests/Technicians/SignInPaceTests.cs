using Deskside.Domain.Technicians;

namespace Deskside.Domain.Tests.Technicians;

public sealed class SignInPaceTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(4, 0)]
    [InlineData(5, 2)]
    [InlineData(6, 4)]
    [InlineData(9, 32)]
    [InlineData(10, 60)]
    [InlineData(1_000_000, 60)]
    public void On_a_name_the_pause_grows_to_a_minute(long failures, int seconds) => Assert.Equal(TimeSpan.FromSeconds(seconds), SignInPace.AfterOnName(failures));

    [Theory]
    [InlineData(10, 0)]
    [InlineData(11, 2)]
    [InlineData(long.MaxValue, 300)]
    public void From_an_address_to_five(long failures, int seconds) => Assert.Equal(TimeSpan.FromSeconds(seconds), SignInPace.AfterFromAddress(failures));
}
