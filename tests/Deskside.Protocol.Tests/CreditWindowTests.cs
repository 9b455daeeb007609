using Deskside.Protocol.Flow;

namespace Deskside.Protocol.Tests;

public sealed class CreditWindowTests
{
    [Fact]
    public void Sending_stops_at_the_window_and_goes_on_with_credit()
    {
        var window = new CreditWindow(1000);
        Assert.True(window.CanSend(5000)); // one part always fits into an empty window
        window.Sent(900);
        Assert.True(window.CanSend(100));
        Assert.False(window.CanSend(101));
        Assert.Equal(CreditOutcome.Granted, window.Consumed(500));
        Assert.Equal(400u, window.InFlight);
        Assert.True(window.CanSend(600));
    }

    [Fact]
    public void Totals_wrap()
    {
        var window = new CreditWindow(CreditWindow.MaxWindow);
        for (var i = 0; i < 10; i++)
        {
            window.Sent(1 << 29);
            Assert.Equal(CreditOutcome.Granted, window.Consumed(unchecked((uint)((i + 1L) << 29))));
            Assert.Equal(0u, window.InFlight);
        }
    }

    [Fact]
    public void An_old_total_changes_nothing_and_a_lie_is_told_apart()
    {
        var window = new CreditWindow(1000);
        window.Sent(300);
        Assert.Equal(CreditOutcome.Granted, window.Consumed(200));
        Assert.Equal(CreditOutcome.Unchanged, window.Consumed(200));
        Assert.Equal(CreditOutcome.Old, window.Consumed(100));
        Assert.Equal(CreditOutcome.MoreThanSent, window.Consumed(301));
        Assert.Equal(100u, window.InFlight);
        window.Reset();
        Assert.Equal(0u, window.InFlight);
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(CreditWindow.MaxWindow + 1)]
    public void A_window_out_of_its_bounds_is_a_bug(uint bytes) => Assert.Throws<ArgumentOutOfRangeException>(() => new CreditWindow(bytes));
}
