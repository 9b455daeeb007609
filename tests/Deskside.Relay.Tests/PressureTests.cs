using Deskside.Protocol.Frames;
using Deskside.Protocol.Messages;

namespace Deskside.Relay.Tests;

public sealed class PressureTests
{
    private const int Part = 16 * 1024;

    [Fact]
    public async Task A_slow_lead_viewer_slows_the_sharer_and_the_relay_stays_bounded()
    {
        using var relay = new TestRelay();
        var (sharer, viewer) = await relay.JoinBothAsync();
        var sent = 0;
        var sending = Task.Run(async () =>
        {
            for (uint i = 0; i < 200; i++)
            {
                await sharer.SendAsync(Screen(i));
                Interlocked.Increment(ref sent);
            }
        });
        await TestRelay.EventuallyAsync(() => relay.Switchboard.QueuedBytes(relay.Session) > 256 * 1024 - 2 * Part);
        var most = 0;
        for (var i = 0; i < 5000; i++)
        {
            most = Math.Max(most, relay.Switchboard.QueuedBytes(relay.Session));
            await Task.Yield();
        }
        Assert.False(sending.IsCompleted);
        Assert.InRange(most, 1, 256 * 1024);
        // Sent: what the bound holds, plus the buffers of two in-memory lines, the rest still waits at the sharer.
        Assert.InRange(Volatile.Read(ref sent), 12, 24);
        for (uint i = 0; i < 200; i++) Assert.Equal(i, (await viewer.NextAsync()).Header.Sequence);
        await sending;
    }

    [Fact]
    public async Task A_second_viewer_that_takes_nothing_is_parked_and_the_lead_goes_on()
    {
        using var relay = new TestRelay();
        var (sharer, ada) = await relay.JoinBothAsync();
        var ben = await relay.JoinAsync(TestRelay.Ben);
        await sharer.NextNewsAsync();
        await ada.NextNewsAsync();
        var seen = 0u;
        var reading = Task.Run(async () =>
        {
            while (seen < 60) Assert.Equal(seen++, (await ada.NextAsync()).Header.Sequence);
        });
        var sending = Task.Run(async () =>
        {
            for (uint i = 0; i < 60; i++) await sharer.SendAsync(Screen(i));
        });
        // Ben's queue is full; the session waits for him as long as its patience lasts, which is a matter of the clock alone.
        await TestRelay.EventuallyAsync(() => relay.Time.TimerCount > 0 && Volatile.Read(ref seen) > 10);
        await AdvanceUntilAsync(relay, TimeSpan.FromSeconds(2), () => reading.IsCompleted);
        await reading;
        await sending;
        Assert.Equal((PeerNewsKind.Parked, 2), await NewsAsync(sharer));

        // Ben reads again: what had waited, then that he is parked, and nothing more before a keyframe.
        uint last = 0;
        while (true)
        {
            var (header, _) = await ben.NextAsync();
            if (header.Kind == FrameKind.PeerNews) break;
            last = header.Sequence;
        }
        Assert.InRange(last, 5u, 40u);
        Assert.Equal(PeerNewsKind.KeyframeWanted, (await NewsAsync(sharer)).News);
        await sharer.SendAsync(Screen(60), Screen(61, FrameFlags.Keyframe), Screen(62));
        var news = await ben.NextNewsAsync();
        Assert.Equal((PeerNewsKind.Unparked, 2), (news.News, news.Peer.Leg));
        Assert.Equal(61u, (await ben.NextAsync()).Header.Sequence);
        Assert.Equal(62u, (await ben.NextAsync()).Header.Sequence);
        Assert.Equal(60u, (await ada.NextAsync()).Header.Sequence);
    }

    [Fact]
    public async Task A_parked_viewer_still_gets_what_is_addressed_to_him()
    {
        using var relay = new TestRelay();
        var (sharer, ada) = await relay.JoinBothAsync();
        var ben = await relay.JoinAsync(TestRelay.Ben);
        await sharer.NextNewsAsync();
        await ada.NextNewsAsync();
        _ = DrainAsync(ada);
        var sending = Task.Run(async () =>
        {
            for (uint i = 0; i < 40; i++) await sharer.SendAsync(Screen(i));
            await sharer.SendAsync(TestLeg.Frame(FrameKind.Control, 2, Channel.Control, 77));
        });
        await TestRelay.EventuallyAsync(() => relay.Time.TimerCount > 0);
        await AdvanceUntilAsync(relay, TimeSpan.FromSeconds(2), () => sending.IsCompleted);
        await sending;
        while (true)
        {
            var (header, _) = await ben.NextAsync();
            if (header.Kind != FrameKind.Control) continue;
            Assert.Equal(77u, header.Sequence);
            break;
        }
    }

    [Fact]
    public async Task A_lead_that_takes_nothing_at_all_is_closed_and_the_session_goes_on()
    {
        using var relay = new TestRelay();
        var (sharer, ada) = await relay.JoinBothAsync();
        var sending = Task.Run(async () =>
        {
            for (uint i = 0; i < 60; i++) await sharer.SendAsync(Screen(i));
        });
        await TestRelay.EventuallyAsync(() => relay.Switchboard.QueuedBytes(relay.Session) > 200_000);
        await AdvanceUntilAsync(relay, TimeSpan.FromSeconds(20), () => ada.Run.IsCompleted);
        Assert.Equal(RefusalReason.TooSlow, (await ada.Run).RefusedFor);
        await sending.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal((PeerNewsKind.Away, 1), await NewsAsync(sharer));
    }

    private static byte[] Screen(uint sequence, FrameFlags flags = FrameFlags.None) =>
        TestLeg.Frame(FrameKind.Screen, 0, 16, sequence, Part - FrameHeader.Size, sequence == 0 ? FrameFlags.Keyframe : flags);

    private static async Task<(PeerNewsKind News, byte Leg)> NewsAsync(TestLeg leg)
    {
        var news = await leg.NextNewsAsync();
        return (news.News, news.Peer.Leg);
    }

    private static async Task AdvanceUntilAsync(TestRelay relay, TimeSpan atMost, Func<bool> holds)
    {
        for (var step = 0; step < 20 && !holds(); step++)
        {
            relay.Time.Advance(atMost / 20);
            for (var i = 0; i < 20_000 && !holds(); i++) await Task.Yield();
        }
        await TestRelay.EventuallyAsync(holds);
    }

    private static async Task DrainAsync(TestLeg leg)
    {
        try
        {
            while (true) await leg.NextAsync();
        }
        catch (Exception fault) when (fault is OperationCanceledException or System.Net.WebSockets.WebSocketException or EndOfStreamException)
        {
            // the test is over
        }
    }
}
