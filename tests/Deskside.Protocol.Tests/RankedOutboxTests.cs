using Deskside.Protocol.Flow;
using Deskside.Protocol.Frames;
using Deskside.Protocol.Parts;

namespace Deskside.Protocol.Tests;

public sealed class RankedOutboxTests
{
    private readonly RankedOutbox _outbox = new();

    [Fact]
    public void A_higher_rank_gets_in_between_the_parts_of_a_lower_one()
    {
        Put(FrameKind.Screen, 16, 40_000);
        Assert.Equal(FrameKind.Screen, Take().Kind);
        Put(FrameKind.Cursor, 2, 10);
        Put(FrameKind.Control, 0, 10, leg: 1);
        Assert.Equal([FrameKind.Control, FrameKind.Cursor, FrameKind.Screen, FrameKind.Screen], Enumerable.Range(0, 4).Select(_ => Take().Kind));
        Assert.True(_outbox.IsEmpty);
    }

    [Fact]
    public void All_ranks_go_in_their_order()
    {
        (FrameKind Kind, byte Channel)[] kinds =
            [(FrameKind.Files, 32), (FrameKind.Clipboard, 4), (FrameKind.Audio, 6), (FrameKind.Screen, 16), (FrameKind.Cursor, 2), (FrameKind.Input, 1)];
        foreach (var (kind, channel) in kinds) Put(kind, channel, 1, leg: 1);
        Assert.Equal(kinds.Select(kind => kind.Kind).Reverse(), kinds.Select(_ => Take().Kind));
    }

    [Fact]
    public void Within_a_rank_messages_go_whole_and_in_order()
    {
        Put(FrameKind.Control, 0, 20_000, leg: 1);
        Put(FrameKind.Input, 1, 5, leg: 1);
        Assert.Equal([FrameKind.Control, FrameKind.Control, FrameKind.Input], Enumerable.Range(0, 3).Select(_ => Take().Kind));
    }

    [Fact]
    public void The_screen_never_waits_twice()
    {
        Assert.Equal(EnqueueOutcome.Queued, Put(FrameKind.Screen, 16, 20_000));
        Assert.Equal(EnqueueOutcome.Full, Put(FrameKind.Screen, 17, 1));
        Take();
        Assert.True(_outbox.HasScreen);
        Take();
        Assert.False(_outbox.HasScreen);
        Assert.Equal(EnqueueOutcome.Queued, Put(FrameKind.Screen, 17, 1));
    }

    [Fact]
    public void A_rank_is_bounded_in_messages_and_in_bytes()
    {
        for (var i = 0; i < RankedOutbox.MaxMessages; i++) Assert.Equal(EnqueueOutcome.Queued, Put(FrameKind.Control, 0, 1, leg: 1));
        Assert.Equal(EnqueueOutcome.Full, Put(FrameKind.Control, 0, 1, leg: 1));
        Assert.Equal(EnqueueOutcome.Queued, Put(FrameKind.Clipboard, 4, 8 * 1024 * 1024, leg: 1)); // one large one, alone
        Assert.Equal(EnqueueOutcome.Full, Put(FrameKind.Clipboard, 4, 1, leg: 1));
        Assert.Throws<ArgumentException>(() => Put(FrameKind.Control, 0, 64 * 1024 + 1, leg: 1));
    }

    [Fact]
    public void A_full_line_holds_back_the_screen_but_not_what_ranks_higher()
    {
        Put(FrameKind.Screen, 16, 1);
        Put(FrameKind.Control, 0, 1, leg: 1);
        Assert.Equal(FrameKind.Control, Take(StreamRank.Cursor).Kind);
        Assert.False(_outbox.TryTake(StreamRank.Cursor, out _));
        Assert.Equal((0, 1), (_outbox.PeekBytes(StreamRank.Cursor), _outbox.PeekBytes(StreamRank.Files)));
    }

    [Fact]
    public void Abandoning_a_leg_drops_half_sent_messages_and_leaves_others_alone()
    {
        Put(FrameKind.Screen, 16, 40_000);
        Take();
        Put(FrameKind.Cursor, 2, 10);
        Put(FrameKind.Control, 0, 10, leg: 1);
        Assert.Equal(2, _outbox.Abandon(leg: 0));
        Assert.Equal(FrameKind.Control, Take().Kind);
        Assert.True(_outbox.IsEmpty);
        Put(FrameKind.Screen, 16, 10);
        Assert.Equal((10, true), (Take().Bytes.Length, _outbox.IsEmpty));
    }

    [Fact]
    public void Abandoning_a_stream_behind_a_half_sent_message_of_another_keeps_that_one_going()
    {
        Put(FrameKind.Control, 0, 20_000, leg: 1);
        Take();
        Put(FrameKind.Input, 1, 5, leg: 1);
        Assert.Equal(1, _outbox.Abandon(StreamId.Of(1, Channel.Input)));
        var rest = Take();
        Assert.Equal((20_000 - MessageBounds.MaxPart, true), (rest.Bytes.Length, rest.IsLast));
        Assert.True(_outbox.IsEmpty);
    }

    [Fact]
    public void An_empty_message_is_one_empty_part()
    {
        Put(FrameKind.Control, 0, 0, leg: 1);
        Assert.True(Take().IsLast);
        Assert.True(_outbox.IsEmpty);
    }

    private EnqueueOutcome Put(FrameKind kind, byte channel, int bytes, byte leg = 0) =>
        _outbox.TryEnqueue(new OutgoingMessage(kind, StreamId.Of(leg, channel), new byte[bytes]));

    private OutgoingPart Take(StreamRank lowest = StreamRank.Files)
    {
        Assert.True(_outbox.TryTake(lowest, out var part));
        return part;
    }
}
