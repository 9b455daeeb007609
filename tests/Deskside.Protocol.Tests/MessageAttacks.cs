using Deskside.Protocol.Messages;

namespace Deskside.Protocol.Tests;

public sealed class MessageAttacks
{
    [Fact]
    public void Every_cut_of_every_vector_is_refused_or_written_back_as_it_was()
    {
        foreach (var (name, whole) in MessageVectors.All)
        {
            for (var cut = 0; cut < whole.Length; cut++)
            {
                foreach (var parser in MessageParsers.All.Values) AssertFaithful(parser, whole.AsSpan(0, cut));
                // Input is a list and a screen has a rest: a cut there may be whole again. All others are refused.
                if (name is not ("input" or "screen")) Assert.Null(MessageParsers.For(name)(whole.AsSpan(0, cut)));
            }
        }
    }

    [Fact]
    public void A_byte_too_many_is_refused()
    {
        foreach (var (name, whole) in MessageVectors.All)
        {
            if (name is not "screen") Assert.Null(MessageParsers.For(name)([.. whole, 0]));
        }
    }

    [Fact]
    public void Random_bytes_and_bent_vectors_never_throw_and_never_gain_meaning()
    {
        var random = new Random(20261121);
        var vectors = MessageVectors.All.Values.ToArray();
        for (var i = 0; i < 20_000; i++)
        {
            byte[] bytes;
            if (i % 2 == 0)
            {
                bytes = new byte[random.Next(100)];
                random.NextBytes(bytes);
                if (bytes.Length > 0) bytes[0] = (byte)random.Next(24);
            }
            else
            {
                bytes = (byte[])vectors[random.Next(vectors.Length)].Clone();
                for (var flips = random.Next(1, 4); flips > 0; flips--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }
            foreach (var parser in MessageParsers.All.Values) AssertFaithful(parser, bytes);
        }
    }

    [Fact]
    public void A_claimed_count_allocates_nothing_that_is_not_there()
    {
        byte[] receipt = [255, .. new byte[20]];
        byte[] joined = [1, 0, .. new byte[36], 255];
        byte[] shape = [1, 0, 0, 0, 1, 0, 16, 0, 16, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF];
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            Assert.False(Receipt.TryRead(receipt, out _));
            Assert.False(Joined.TryRead(joined, out _));
            Assert.False(CursorMessage.TryRead(shape, out _));
        }
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 400_000);
    }

    [Fact]
    public void One_bad_event_voids_the_whole_input_message()
    {
        byte[] good = MessageVectors.All["input"];
        Assert.False(InputEvent.TryReadAll([.. good, 9, 0, 0, 0, 1], out var events));
        Assert.Empty(events);
        byte[] many = [.. Enumerable.Repeat(new byte[] { 6, 0, 0, 0, 1 }, InputEvent.MaxEvents + 1).SelectMany(one => one)];
        Assert.False(InputEvent.TryReadAll(many, out _));
        Assert.True(InputEvent.TryReadAll(many.AsSpan(5), out _));
        Assert.False(InputEvent.TryReadAll([], out _));
    }

    // What a parser takes it must also write back byte for byte: no two readings of one message.
    private static void AssertFaithful(MessageParsers.Parser parser, ReadOnlySpan<byte> bytes)
    {
        if (parser(bytes) is { } again) Assert.Equal(bytes.ToArray(), again);
    }
}
