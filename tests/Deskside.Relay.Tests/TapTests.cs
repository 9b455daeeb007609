using System.Collections.Concurrent;
using Deskside.Protocol.Frames;
using Deskside.Protocol.Messages;

namespace Deskside.Relay.Tests;

public sealed class TapTests
{
    [Fact]
    public async Task A_tap_gets_what_goes_to_all_and_nothing_addressed()
    {
        var tap = new SlowTap();
        tap.Go.TrySetResult();
        using var relay = new TestRelay(tap: tap);
        var (sharer, viewer) = await relay.JoinBothAsync();
        var screen = TestLeg.Frame(FrameKind.Screen, 0, 16, 1, flags: FrameFlags.Keyframe);
        await viewer.SendAsync(TestLeg.Frame(FrameKind.Input, 1, Channel.Input, 9));
        await sharer.SendAsync(TestLeg.Frame(FrameKind.Control, 1, Channel.Control, 8), screen);
        await viewer.NextAsync();
        await viewer.NextAsync();
        await TestRelay.EventuallyAsync(() => !tap.Heard.IsEmpty);
        Assert.Equal(["Screen 1"], tap.Heard);
    }

    [Fact]
    public async Task A_slow_tap_marks_a_gap_asks_for_a_keyframe_and_never_slows_the_session()
    {
        var tap = new SlowTap();
        using var relay = new TestRelay(new RelayOptions { MaxTapBytes = 4096 }, tap);
        var (sharer, viewer) = await relay.JoinBothAsync();
        for (uint i = 0; i < 10; i++) await sharer.SendAsync(Screen(i));
        for (uint i = 0; i < 10; i++) Assert.Equal(i, (await viewer.NextAsync()).Header.Sequence);
        Assert.Equal(PeerNewsKind.KeyframeWanted, (await sharer.NextNewsAsync()).News);
        tap.Go.TrySetResult();
        await TestRelay.EventuallyAsync(() => tap.Heard.Count == 4);
        await sharer.SendAsync(Screen(10));
        await TestRelay.EventuallyAsync(() => tap.Heard.Count == 6);
        Assert.Equal(["Screen 0", "Screen 1", "Screen 2", "Screen 3", "gap of 6", "Screen 10"], tap.Heard);
    }

    [Fact]
    public async Task A_tap_that_throws_is_dropped_and_the_session_goes_on()
    {
        var tap = new SlowTap { Fails = true };
        tap.Go.TrySetResult();
        using var relay = new TestRelay(tap: tap);
        var (sharer, viewer) = await relay.JoinBothAsync();
        for (uint i = 0; i < 5; i++) await sharer.SendAsync(Screen(i));
        for (uint i = 0; i < 5; i++) Assert.Equal(i, (await viewer.NextAsync()).Header.Sequence);
    }

    private static byte[] Screen(uint i) =>
        TestLeg.Frame(FrameKind.Screen, 0, 16, i, 1000, i == 0 ? FrameFlags.Keyframe : FrameFlags.None);

    private sealed class SlowTap : IFrameTap
    {
        public TaskCompletionSource Go { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ConcurrentQueue<string> Heard { get; } = new();

        public bool Fails { get; init; }

        public async ValueTask FrameAsync(ReadOnlyMemory<byte> frame, CancellationToken cancellation)
        {
            await Go.Task;
            if (Fails) throw new IOException("disk full");
            _ = FrameHeader.TryRead(frame.Span, out var header);
            Heard.Enqueue($"{header.Kind} {header.Sequence}");
        }

        public ValueTask GapAsync(TapGap gap, CancellationToken cancellation)
        {
            Heard.Enqueue($"gap of {gap.Frames}");
            return ValueTask.CompletedTask;
        }
    }
}
