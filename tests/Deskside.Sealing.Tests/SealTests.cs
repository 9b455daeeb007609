using System.Buffers;
using Deskside.Protocol.Frames;
using Deskside.Protocol.Parts;

namespace Deskside.Sealing.Tests;

public sealed class SealTests
{
    [Fact]
    public void What_one_end_seals_the_other_opens_in_both_directions()
    {
        var pair = new SealedPair();
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(OpenOutcome.Opened, pair.AtSharer.Open(pair.SealInput(), out var input));
            Assert.Equal(SealedPair.Secret, input);
            Assert.Equal(OpenOutcome.Opened, pair.AtViewer.Open(pair.SealControl(), out var control));
            Assert.Equal(SealedPair.Secret, control);
        }
    }

    [Fact]
    public void The_wire_shows_nothing_of_the_plaintext()
    {
        var frame = new SealedPair().SealInput();
        Assert.Equal(-1, frame.Bytes.Span.IndexOf("password"u8));
        Assert.Equal(FrameHeader.Size + SealedPair.Secret.Length + FrameSealer.TagBytes, frame.Bytes.Length);
    }

    [Fact]
    public void Sequences_count_a_stream_from_zero()
    {
        var pair = new SealedPair();
        Assert.Equal([0u, 1u, 2u], Enumerable.Range(0, 3).Select(_ => pair.SealInput().Header.Sequence));
    }

    [Fact]
    public void An_empty_part_is_sealed_too()
    {
        var pair = new SealedPair();
        Assert.Equal(OpenOutcome.Opened, pair.AtSharer.Open(pair.SealInput([]), out var plain));
        Assert.Empty(plain);
    }

    [Fact]
    public void Several_viewers_open_the_same_content_frame()
    {
        using var content = new ContentSealer();
        SealedPair one = new(1), two = new(2);
        content.BeginEpoch();
        Assert.Equal(EpochOutcome.Advanced, one.Content.TryAdvance(content.WrapFor(one.SharerWrap)));
        Assert.Equal(EpochOutcome.Advanced, two.Content.TryAdvance(content.WrapFor(two.SharerWrap)));
        var frame = SealedPair.SealScreen(content);
        Assert.Equal(OpenOutcome.Opened, one.Content.Open(frame, out var first));
        Assert.Equal(OpenOutcome.Opened, two.Content.Open(frame, out var second));
        Assert.Equal(SealedPair.Secret, first);
        Assert.Equal(first, second);
    }

    [Fact]
    public void A_viewer_left_out_of_the_new_epoch_sees_nothing_more()
    {
        using var content = new ContentSealer();
        SealedPair stays = new(1), goes = new(2);
        content.BeginEpoch();
        stays.Content.TryAdvance(content.WrapFor(stays.SharerWrap));
        goes.Content.TryAdvance(content.WrapFor(goes.SharerWrap));
        content.BeginEpoch();
        stays.Content.TryAdvance(content.WrapFor(stays.SharerWrap));
        var frame = SealedPair.SealScreen(content);
        Assert.Equal(OpenOutcome.Opened, stays.Content.Open(frame, out _));
        Assert.Equal(OpenOutcome.WrongEpoch, goes.Content.Open(frame, out var nothing));
        Assert.Empty(nothing);
    }

    [Fact]
    public void Before_the_first_epoch_there_is_no_key()
    {
        using var content = new ContentSealer();
        content.BeginEpoch();
        Assert.Equal(OpenOutcome.NoKey, new SealedPair().Content.Open(SealedPair.SealScreen(content), out _));
    }

    [Fact]
    public void A_stream_near_its_limit_asks_for_fresh_keys_and_then_stops()
    {
        var pair = new SealedPair();
        var stream = StreamId.Of(1, Channel.Input);
        Assert.False(pair.ToSharer.WantsFreshKeys);
        pair.ToSharer.SetCounter(stream, FrameSealer.RenewAt);
        pair.SealInput();
        Assert.True(pair.ToSharer.WantsFreshKeys);
        pair.ToSharer.SetCounter(stream, FrameSealer.CounterLimit - 1);
        var last = pair.SealInput();
        Assert.Equal(OpenOutcome.Opened, pair.AtSharer.Open(last, out _));
        var output = new ArrayBufferWriter<byte>();
        Assert.False(pair.ToSharer.TrySeal(new OutgoingPart(FrameKind.Input, FrameFlags.None, stream, new byte[4]), 0, output));
        Assert.Equal(0, output.WrittenCount);
    }
}
