using Deskside.Domain.Queue;

namespace Deskside.Domain.Tests.Queue;

public sealed class PresenceRuleTests
{
    [Theory]
    [InlineData(0, PlaceKeeping.WhilePageIsOpen, CustomerPresence.Here)]
    [InlineData(15, PlaceKeeping.WhilePageIsOpen, CustomerPresence.Here)]
    [InlineData(16, PlaceKeeping.WhilePageIsOpen, CustomerPresence.Away)]
    [InlineData(120, PlaceKeeping.WhilePageIsOpen, CustomerPresence.Away)]
    [InlineData(121, PlaceKeeping.WhilePageIsOpen, CustomerPresence.Abandoned)]
    [InlineData(100_000, PlaceKeeping.Kept, CustomerPresence.Away)]
    public void Silence_means(int seconds, PlaceKeeping keeping, CustomerPresence meant) =>
        Assert.Equal(meant, PresenceRule.Judge(TimeSpan.FromSeconds(seconds), keeping));

    [Fact]
    public void One_heartbeat_may_be_lost() => Assert.True(PresenceRule.Heartbeat * 2 < PresenceRule.AwayAfter);
}
