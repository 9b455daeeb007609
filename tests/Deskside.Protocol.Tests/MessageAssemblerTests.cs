using Deskside.Protocol.Flow;
using Deskside.Protocol.Frames;
using Deskside.Protocol.Parts;

namespace Deskside.Protocol.Tests;

public sealed class MessageAssemblerTests
{
    private readonly MessageAssembler _assembler = new();

    [Fact]
    public void A_message_cut_by_the_outbox_comes_together_again()
    {
        var body = new byte[100_000];
        new Random(3).NextBytes(body);
        var outbox = new RankedOutbox();
        outbox.TryEnqueue(new OutgoingMessage(FrameKind.Screen, StreamId.Of(0, 16), body, FrameFlags.Keyframe));
        var parts = new List<OutgoingPart>();
        while (outbox.TryTake(StreamRank.Files, out var part)) parts.Add(part);
        Assert.Equal(7, parts.Count);
        Assert.Equal([true, false, false, false, false, false, false], parts.Select(part => (part.Flags & FrameFlags.Keyframe) != 0));
        Assert.Equal([false, false, false, false, false, false, true], parts.Select(part => part.IsLast));
        for (var i = 0; i < 6; i++) Assert.Equal(AssemblyOutcome.Waiting, Append(parts[i], (uint)i, out _));
        Assert.Equal(AssemblyOutcome.Complete, Append(parts[6], 6, out var message));
        Assert.True(message.IsKeyframe);
        Assert.Equal(body, message.Body.ToArray());
    }

    [Fact]
    public void Streams_interleave_without_mixing()
    {
        Assert.Equal(AssemblyOutcome.Waiting, Append(Part(16, [1], FrameFlags.Continued), 0, out _));
        Assert.Equal(AssemblyOutcome.Waiting, Append(Part(17, [9], FrameFlags.Continued), 0, out _));
        Assert.Equal(AssemblyOutcome.Complete, Append(Part(16, [2]), 1, out var first));
        Assert.Equal(AssemblyOutcome.Complete, Append(Part(17, [8]), 1, out var second));
        Assert.Equal([1, 2], first.Body.ToArray());
        Assert.Equal([9, 8], second.Body.ToArray());
    }

    [Fact]
    public void A_gap_in_the_sequence_begins_a_new_message()
    {
        Append(Part(16, [1], FrameFlags.Continued), 0, out _);
        Assert.Equal(AssemblyOutcome.Complete, Append(Part(16, [7]), 5, out var message));
        Assert.Equal([7], message.Body.ToArray());
    }

    [Fact]
    public void A_keyframe_begins_a_new_message_even_without_a_gap()
    {
        Append(Part(16, [1], FrameFlags.Continued), 0, out _);
        Assert.Equal(AssemblyOutcome.Complete, Append(Part(16, [7], FrameFlags.Keyframe), 1, out var message));
        Assert.Equal([7], message.Body.ToArray());
    }

    [Fact]
    public void A_message_over_its_kinds_bound_is_refused_once_and_the_rest_is_skipped()
    {
        var part = new OutgoingPart(FrameKind.Control, FrameFlags.Continued, StreamId.Of(1, 0), new byte[MessageBounds.MaxPart]);
        for (uint i = 0; i < 4; i++) Assert.Equal(AssemblyOutcome.Waiting, Append(part, i, out _));
        Assert.Equal(AssemblyOutcome.TooLong, Append(part, 4, out _));
        Assert.Equal(AssemblyOutcome.Waiting, Append(part, 5, out _));
        Assert.Equal(AssemblyOutcome.Waiting, Append(part with { Flags = FrameFlags.None }, 6, out _));
        Assert.Equal(AssemblyOutcome.Complete, Append(part with { Flags = FrameFlags.None, Bytes = new byte[] { 1 } }, 7, out _));
    }

    [Fact]
    public void A_single_part_over_the_bound_is_refused_too()
    {
        var part = new OutgoingPart(FrameKind.Control, FrameFlags.None, StreamId.Of(1, 0), new byte[64 * 1024 + 1]);
        Assert.Equal(AssemblyOutcome.TooLong, Append(part, 0, out _));
    }

    [Fact]
    public void Unfinished_streams_are_bounded()
    {
        for (byte i = 0; i < MessageAssembler.MaxStreams; i++)
        {
            Assert.Equal(AssemblyOutcome.Waiting, Append(new(FrameKind.Screen, FrameFlags.Continued, StreamId.Of(i, 16), new byte[1]), 0, out _));
        }
        Assert.Equal(AssemblyOutcome.TooManyStreams, Append(new(FrameKind.Screen, FrameFlags.Continued, StreamId.Of(99, 16), new byte[1]), 0, out _));
        _assembler.Forget(0);
        Assert.Equal(AssemblyOutcome.Waiting, Append(new(FrameKind.Screen, FrameFlags.Continued, StreamId.Of(99, 16), new byte[1]), 0, out _));
    }

    [Fact]
    public void A_long_run_of_random_parts_stays_in_bounds()
    {
        var random = new Random(11);
        for (var i = 0; i < 20_000; i++)
        {
            var part = new OutgoingPart(FrameKind.Screen, (FrameFlags)random.Next(4), StreamId.Of((byte)random.Next(40), 16), new byte[random.Next(50)]);
            Assert.NotEqual(AssemblyOutcome.TooLong, Append(part, (uint)random.Next(3), out _));
        }
    }

    private static OutgoingPart Part(byte channel, byte[] bytes, FrameFlags flags = FrameFlags.None) =>
        new(FrameKind.Screen, flags, StreamId.Of(0, channel), bytes);

    private AssemblyOutcome Append(OutgoingPart part, uint sequence, out AssembledMessage message) =>
        _assembler.Append(new FrameHeader(part.Kind, part.Flags, 0, part.Stream, sequence, 0, part.Bytes.Length + 16), part.Bytes, out message);
}
