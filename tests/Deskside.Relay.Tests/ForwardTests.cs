using Deskside.Protocol.Frames;

namespace Deskside.Relay.Tests;

public sealed class ForwardTests
{
    [Fact]
    public async Task Frames_pass_unchanged_in_both_directions()
    {
        using var relay = new TestRelay();
        var (sharer, viewer) = await relay.JoinBothAsync();
        var input = TestLeg.Frame(FrameKind.Input, 1, Channel.Input, 5);
        await viewer.SendAsync(input);
        Assert.Equal(input, (await sharer.NextAsync()).Bytes);
        var control = TestLeg.Frame(FrameKind.Control, 1, Channel.Control, 6);
        var screen = TestLeg.Frame(FrameKind.Screen, 0, 16, 7, flags: FrameFlags.Keyframe);
        await sharer.SendAsync(control, screen);
        Assert.Equal(control, (await viewer.NextAsync()).Bytes);
        Assert.Equal(screen, (await viewer.NextAsync()).Bytes);
    }

    [Fact]
    public async Task A_frame_for_one_viewer_reaches_only_that_one_and_a_frame_for_all_reaches_all()
    {
        using var relay = new TestRelay();
        var (sharer, ada) = await relay.JoinBothAsync();
        var ben = await relay.JoinAsync(TestRelay.Ben);
        await ada.NextNewsAsync();
        var forBen = TestLeg.Frame(FrameKind.Control, 2, Channel.Control, 1);
        var forAll = TestLeg.Frame(FrameKind.Control, 0, Channel.Control, 2);
        await sharer.SendAsync(forBen, forAll);
        Assert.Equal(forAll, (await ada.NextAsync()).Bytes);
        Assert.Equal(forBen, (await ben.NextAsync()).Bytes);
        Assert.Equal(forAll, (await ben.NextAsync()).Bytes);
    }

    [Fact]
    public async Task A_late_viewer_begins_at_a_keyframe_and_at_a_message()
    {
        using var relay = new TestRelay();
        var sharer = await relay.JoinAsync(TestRelay.Sharer);
        await sharer.SendAsync(TestLeg.Frame(FrameKind.Cursor, 0, Channel.Cursor, 0, flags: FrameFlags.Continued));
        await sharer.SendAsync(TestLeg.Frame(FrameKind.Handshake, 200, Channel.Relay)); // nobody: dropped, and read after the first
        var viewer = await relay.JoinAsync(TestRelay.Ada);
        await sharer.NextNewsAsync();
        var restOfCursor = TestLeg.Frame(FrameKind.Cursor, 0, Channel.Cursor, 1);
        var delta = TestLeg.Frame(FrameKind.Screen, 0, 16, 2);
        var key = TestLeg.Frame(FrameKind.Screen, 0, 16, 3, flags: FrameFlags.Keyframe);
        var next = TestLeg.Frame(FrameKind.Screen, 0, 16, 4);
        var cursor = TestLeg.Frame(FrameKind.Cursor, 0, Channel.Cursor, 5);
        await sharer.SendAsync(restOfCursor, delta, key, next, cursor);
        Assert.Equal(key, (await viewer.NextAsync()).Bytes);
        Assert.Equal(next, (await viewer.NextAsync()).Bytes);
        Assert.Equal(cursor, (await viewer.NextAsync()).Bytes);
    }

    [Fact]
    public async Task Frames_that_wait_together_travel_in_few_messages()
    {
        using var relay = new TestRelay();
        var (sharer, viewer) = await relay.JoinBothAsync(lineBytes: 1024);
        var before = viewer.Messages;
        var sending = Task.Run(async () =>
        {
            for (uint i = 0; i < 200; i++) await sharer.SendAsync(TestLeg.Frame(FrameKind.Control, 1, Channel.Control, i, payload: 100));
        });
        // The viewer takes nothing yet: what it gets later has gathered meanwhile.
        await TestRelay.EventuallyAsync(() => sending.IsCompleted || relay.Switchboard.QueuedBytes(relay.Session) > 5000);
        for (uint i = 0; i < 200; i++) Assert.Equal(i, (await viewer.NextAsync()).Header.Sequence);
        await sending;
        Assert.InRange(viewer.Messages - before, 1, 150);
    }

    [Fact]
    public async Task What_is_sent_to_a_sharer_who_is_away_is_dropped_not_kept()
    {
        using var relay = new TestRelay();
        var (sharer, viewer) = await relay.JoinBothAsync();
        await sharer.LoseAsync();
        await viewer.NextNewsAsync();
        await viewer.SendAsync(TestLeg.Frame(FrameKind.Input, 1, Channel.Input, 1));
        await viewer.SendAsync(TestLeg.Frame(FrameKind.Input, 1, Channel.Input, 2));
        Assert.Equal(0, relay.Switchboard.QueuedBytes(relay.Session));
        var back = await relay.JoinAsync(TestRelay.Sharer);
        await viewer.NextNewsAsync();
        await viewer.SendAsync(TestLeg.Frame(FrameKind.Input, 1, Channel.Input, 3));
        Assert.Equal(3u, (await back.NextAsync()).Header.Sequence);
    }
}
