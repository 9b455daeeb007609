using Deskside.Companion.Screen;

namespace Deskside.Companion.Tests.Screen;

public sealed class CpuGovernorTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(33);

    /// <summary>Whatever a picture costs, no ten seconds hold more than five of a core's time and one picture.</summary>
    [Theory]
    [InlineData(5)]
    [InlineData(30)]
    [InlineData(90)]
    [InlineData(400)]
    public void Ten_seconds_never_hold_more_than_five_of_work(int costMs)
    {
        var governor = new CpuGovernor();
        var cost = TimeSpan.FromMilliseconds(costMs);
        TimeSpan now = TimeSpan.FromSeconds(100), spent = TimeSpan.FromSeconds(3);
        var pictures = new List<TimeSpan>();
        while (now < TimeSpan.FromSeconds(160))
        {
            now += governor.Rest(spent, now);
            pictures.Add(now);
            spent += cost;
            now += cost > Tick ? cost : Tick;
        }
        foreach (var from in pictures)
        {
            var work = cost * pictures.Count(at => at >= from && at < from + TimeSpan.FromSeconds(10));
            Assert.True(work <= TimeSpan.FromSeconds(5) + cost, $"{work} from {from} on");
        }
    }

    [Fact]
    public void Light_work_and_the_first_picture_after_a_pause_are_not_held_back()
    {
        var governor = new CpuGovernor();
        TimeSpan now = default, spent = default;
        for (var i = 0; i < 300; i++)
        {
            Assert.Equal(TimeSpan.Zero, governor.Rest(spent, now));
            spent += TimeSpan.FromMilliseconds(10);
            now += Tick;
        }
        while (governor.Rest(spent, now) == TimeSpan.Zero) spent += TimeSpan.FromMilliseconds(100);
        Assert.Equal(TimeSpan.Zero, governor.Rest(spent, now + TimeSpan.FromSeconds(2)));
    }

    [Fact]
    public void Heavy_work_goes_on_at_a_steady_pace()
    {
        var governor = new CpuGovernor();
        TimeSpan now = default, spent = default, longest = default;
        for (var i = 0; i < 500; i++)
        {
            var rest = governor.Rest(spent, now);
            if (i > 50 && rest > longest) longest = rest;
            now += rest + TimeSpan.FromMilliseconds(40);
            spent += TimeSpan.FromMilliseconds(40);
        }
        Assert.InRange(longest, TimeSpan.FromMilliseconds(40), TimeSpan.FromMilliseconds(60));
    }
}
