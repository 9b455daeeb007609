using Deskside.Codec;
using Deskside.Companion.Screen;

namespace Deskside.Companion.Tests.Screen;

public sealed class RehearsalTests
{
    [Fact]
    public void It_ends_and_knows_the_pc_only_then()
    {
        using var rehearsal = new Rehearsal(new SlowTime(TimeSpan.FromMilliseconds(40)));
        var steps = 0;
        for (; rehearsal.Step(); steps++) Assert.False(rehearsal.FoundWeakPc);
        Assert.Equal(EncoderWarmUp.Steps, steps);
        Assert.True(rehearsal.FoundWeakPc);
    }

    [Fact]
    public void A_quick_pc_is_not_weak()
    {
        using var rehearsal = new Rehearsal(new SlowTime(TimeSpan.FromMilliseconds(3)));
        while (rehearsal.Step()) Assert.False(rehearsal.FoundWeakPc);
        Assert.False(rehearsal.FoundWeakPc);
    }

    /// <summary>Every look at the clock finds it further on.</summary>
    private sealed class SlowTime(TimeSpan step) : TimeProvider
    {
        private long _looks;

        public override long GetTimestamp() => Interlocked.Increment(ref _looks) * step.Ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;
    }
}
