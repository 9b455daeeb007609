using Deskside.Domain.Sessions;
using Deskside.Protocol.Frames;
using Deskside.Protocol.Messages;

namespace Deskside.Companion.Tests.Viewers;

public sealed class SeatBookAttacks
{
    [Fact]
    public async Task A_viewer_without_consent_cannot_open_what_another_gets()
    {
        using var pair = new SeatPair();
        var allowed = SeatBookTests.Viewing(pair);
        var curious = pair.Join(leg: 2, name: "Mallory");
        await pair.CaptureAsync();
        pair.Deliver();
        Assert.True(allowed.Pictures > 0);
        Assert.Equal(0, curious.Pictures);
        Assert.True(curious.Closed > 0);
    }

    [Fact]
    public async Task Who_lost_the_right_cannot_open_the_next_picture_with_the_old_key()
    {
        using var pair = new SeatPair();
        var viewer = SeatBookTests.Viewing(pair);
        await pair.CaptureAsync();
        pair.Deliver();
        var before = viewer.Pictures;
        pair.Seats.TakeBack(Capability.View);
        var other = pair.Join(leg: 2, name: "Bob");
        other.Ask(Capability.View);
        pair.Answer(Ports.ConsentAnswer.Allowed);
        await pair.CaptureAsync();
        pair.Deliver();
        Assert.True(other.Pictures > 0);
        Assert.Equal(before, viewer.Pictures);
    }

    [Fact]
    public void A_stranger_in_the_same_seat_inherits_nothing()
    {
        using var pair = new SeatPair();
        var viewer = SeatBookTests.Controlling(pair);
        viewer.GoAway();
        var stranger = viewer.AsStranger();
        pair.Replace(stranger);
        stranger.ComeBack();
        Assert.Equal(ConsentStanding.None, stranger.Standing(Capability.View));
        stranger.Input(new PointerMove(1, 0, 2, 2));
        Assert.Empty(pair.Desktop.Sink.Injected);
    }

    [Fact]
    public void Input_that_waits_in_the_line_while_a_prompt_is_open_cannot_answer_it()
    {
        using var pair = new SeatPair();
        var viewer = SeatBookTests.Controlling(pair);
        var other = pair.Join(leg: 2, name: "Bob");
        other.Ask(Capability.View);
        viewer.Input(new PointerButton(1, 0, 9, 9, MouseButton.Left, true), new Key(2, true, 40, 0xff0d));
        Assert.Empty(pair.Desktop.Sink.Injected);
        Assert.Single(pair.Desktop.PaperDesk.Open);
    }

    [Fact]
    public void A_flipped_bit_anywhere_is_refused_and_told()
    {
        using var pair = new SeatPair();
        var viewer = SeatBookTests.Controlling(pair);
        var good = viewer.Seal(FrameKind.Input, Channel.Input, InputBytes(new PointerMove(1, 0, 5, 5)));
        for (var at = FrameHeader.Size; at < good.Bytes.Length; at++)
        {
            var bad = good.Bytes.ToArray();
            bad[at] ^= 1;
            pair.Seats.OnSealed(new Frame(good.Header, bad));
        }
        pair.Deliver();
        Assert.Empty(pair.Desktop.Sink.Injected);
        Assert.Equal(good.Bytes.Length - FrameHeader.Size, viewer.Told.OfType<FrameRefused>().Count(refused => refused.Reason == FrameRefusal.Seal));
    }

    [Fact]
    public void A_replayed_click_is_refused_and_told()
    {
        using var pair = new SeatPair();
        var viewer = SeatBookTests.Controlling(pair);
        var click = viewer.Seal(FrameKind.Input, Channel.Input, InputBytes(new PointerButton(1, 0, 5, 5, MouseButton.Left, true)));
        pair.Seats.OnSealed(click);
        pair.Seats.OnSealed(click);
        pair.Deliver();
        Assert.Single(pair.Desktop.Sink.Injected);
        Assert.Equal(FrameRefusal.Replay, Assert.Single(viewer.Told.OfType<FrameRefused>()).Reason);
    }

    [Fact]
    public async Task After_the_end_nothing_is_captured_injected_or_sent()
    {
        using var pair = new SeatPair();
        var viewer = SeatBookTests.Controlling(pair);
        pair.Seats.Close();
        pair.Sent();
        viewer.Input(new PointerMove(1, 0, 5, 5));
        await pair.CaptureAsync();
        Assert.Empty(pair.Desktop.Sink.Injected);
        Assert.Equal(0, pair.Desktop.PaperScreen.Captures);
        Assert.Empty(pair.Sent());
    }

    private static byte[] InputBytes(InputEvent input)
    {
        var body = new System.Buffers.ArrayBufferWriter<byte>();
        input.Write(body);
        return body.WrittenSpan.ToArray();
    }
}
