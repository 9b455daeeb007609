using Deskside.Protocol.Frames;
using Deskside.Protocol.Messages;

namespace Deskside.Sealing.Tests;

public sealed class SealAttacks
{
    [Fact]
    public void A_flipped_bit_in_any_byte_of_a_sealed_frame_is_refused()
    {
        var pair = new SealedPair();
        var whole = pair.SealInput().Bytes.ToArray();
        for (var i = 0; i < whole.Length; i++)
        {
            for (var bit = 0; bit < 8; bit++)
            {
                var bent = (byte[])whole.Clone();
                bent[i] ^= (byte)(1 << bit);
                if (FrameHeader.TryRead(bent, out var header) != HeaderParse.Ok) continue;
                if (header.FrameBytes != bent.Length) continue; // the frame reader refuses what does not fill its message
                var outcome = pair.AtSharer.Open(new Frame(header, bent), out var plain);
                Assert.True(outcome is not OpenOutcome.Opened, $"byte {i} bit {bit}");
                Assert.Empty(plain);
            }
        }
        // None of the refused ones moved the counter: the true frame still opens.
        Assert.Equal(OpenOutcome.Opened, pair.AtSharer.Open(SealedPair.Parse(whole), out _));
    }

    [Fact]
    public void A_flipped_bit_is_told_as_a_broken_seal()
    {
        var pair = new SealedPair();
        var bent = pair.SealInput().Bytes.ToArray();
        bent[^1] ^= 1;
        Assert.Equal(FrameRefusal.Seal, pair.AtSharer.Open(SealedPair.Parse(bent), out _).ToRefusal());
    }

    [Fact]
    public void A_shortened_or_lengthened_frame_is_refused()
    {
        var pair = new SealedPair();
        var whole = pair.SealInput().Bytes.ToArray();
        for (var cut = FrameHeader.Size; cut < whole.Length; cut++)
        {
            var (header, bytes) = (SealedPair.Parse(whole).Header with { PayloadBytes = cut - FrameHeader.Size }, whole[..cut]);
            header.Write(bytes);
            Assert.True(pair.AtSharer.Open(new Frame(header, bytes), out _) is OpenOutcome.BadSeal or OpenOutcome.Malformed);
        }
    }

    [Fact]
    public void A_replayed_frame_is_refused()
    {
        var pair = new SealedPair();
        var frame = pair.SealInput();
        Assert.Equal(OpenOutcome.Opened, pair.AtSharer.Open(frame, out _));
        Assert.Equal(OpenOutcome.Replayed, pair.AtSharer.Open(frame, out var plain));
        Assert.Empty(plain);
    }

    [Fact]
    public void Reordered_frames_lose_the_older_one()
    {
        var pair = new SealedPair();
        Frame first = pair.SealInput(), second = pair.SealInput();
        Assert.Equal(OpenOutcome.Opened, pair.AtSharer.Open(second, out _));
        Assert.Equal(OpenOutcome.Replayed, pair.AtSharer.Open(first, out _));
    }

    [Fact]
    public void A_frame_moved_to_another_stream_is_refused()
    {
        var pair = new SealedPair();
        var bytes = pair.SealInput().Bytes.ToArray();
        bytes[0] = (byte)FrameKind.Control;
        bytes[3] = Channel.Control;
        Assert.Equal(OpenOutcome.BadSeal, pair.AtSharer.Open(SealedPair.Parse(bytes), out _));
        bytes[2] = 2;
        Assert.Equal(OpenOutcome.WrongStream, pair.AtSharer.Open(SealedPair.Parse(bytes), out _));
    }

    [Fact]
    public void A_frame_under_another_epoch_is_refused()
    {
        using var content = new ContentSealer();
        var pair = new SealedPair();
        content.BeginEpoch();
        pair.Content.TryAdvance(content.WrapFor(pair.SharerWrap));
        var old = SealedPair.SealScreen(content);
        content.BeginEpoch();
        pair.Content.TryAdvance(content.WrapFor(pair.SharerWrap));
        Assert.Equal(OpenOutcome.WrongEpoch, pair.Content.Open(old, out _));
        var relabelled = old.Bytes.ToArray();
        relabelled[1] = (byte)((relabelled[1] & 0x0F) | (2 << 4));
        Assert.Equal(OpenOutcome.BadSeal, pair.Content.Open(SealedPair.Parse(relabelled), out _));
    }

    [Fact]
    public void An_old_content_key_played_again_does_not_reset_the_counters()
    {
        using var content = new ContentSealer();
        var pair = new SealedPair();
        content.BeginEpoch();
        var wrapped = content.WrapFor(pair.SharerWrap);
        pair.Content.TryAdvance(wrapped);
        var frame = SealedPair.SealScreen(content);
        pair.Content.Open(frame, out _);
        Assert.Equal(EpochOutcome.NotNewer, pair.Content.TryAdvance(wrapped));
        Assert.Equal(OpenOutcome.Replayed, pair.Content.Open(frame, out _));
    }

    [Fact]
    public void A_wrapped_key_relabelled_or_bent_is_refused()
    {
        using var content = new ContentSealer();
        var pair = new SealedPair();
        content.BeginEpoch();
        var good = content.WrapFor(pair.SharerWrap);
        Assert.Equal(EpochOutcome.BadWrap, pair.Content.TryAdvance(good with { Epoch = 9 }));
        for (var i = 0; i < HandshakeEpoch.WrappedBytes; i++)
        {
            var bent = good.WrappedKey.ToArray();
            bent[i] ^= 0x80;
            Assert.Equal(EpochOutcome.BadWrap, pair.Content.TryAdvance(good with { WrappedKey = bent }));
        }
        Assert.Equal(EpochOutcome.Advanced, pair.Content.TryAdvance(good));
    }

    [Fact]
    public void A_frame_reflected_to_its_sender_is_refused()
    {
        var pair = new SealedPair();
        Assert.Equal(OpenOutcome.BadSeal, pair.AtViewer.Open(pair.SealInput(), out _));
        Assert.Equal(OpenOutcome.BadSeal, pair.AtSharer.Open(pair.SealControl(), out _));
    }

    [Fact]
    public void Frames_of_two_legs_swapped_are_refused()
    {
        SealedPair one = new(1), two = new(2);
        var frame = one.SealInput();
        Assert.Equal(OpenOutcome.WrongStream, two.AtSharer.Open(frame, out _));
        var relabelled = frame.Bytes.ToArray();
        relabelled[2] = 2;
        Assert.Equal(OpenOutcome.BadSeal, two.AtSharer.Open(SealedPair.Parse(relabelled), out _));
    }

    [Fact]
    public void A_viewers_key_cannot_make_a_content_frame_and_content_cannot_pass_as_addressed()
    {
        using var content = new ContentSealer();
        var pair = new SealedPair();
        content.BeginEpoch();
        pair.Content.TryAdvance(content.WrapFor(pair.SharerWrap));
        Assert.Equal(OpenOutcome.WrongStream, pair.Content.Open(pair.SealControl(), out _));
        Assert.Equal(OpenOutcome.WrongStream, pair.AtViewer.Open(SealedPair.SealScreen(content), out _));
        Assert.Throws<ArgumentException>(() => SealedPair.Seal(pair.ToViewer.TrySeal, FrameKind.Screen, StreamId.Of(0, 16), [1]));
    }

    [Fact]
    public void Random_frames_never_open_and_never_throw()
    {
        var pair = new SealedPair();
        var random = new Random(7);
        for (var i = 0; i < 5000; i++)
        {
            var bytes = new byte[FrameHeader.Size + random.Next(64)];
            random.NextBytes(bytes);
            new FrameHeader((FrameKind)random.Next(16, 25), FrameFlags.None, 0, new StreamId((ushort)random.Next(512)), (uint)random.Next(4), 0,
                bytes.Length - FrameHeader.Size).Write(bytes);
            Assert.Equal(FrameHeader.Size + bytes.Length - FrameHeader.Size, bytes.Length);
            _ = FrameHeader.TryRead(bytes, out var header);
            Assert.NotEqual(OpenOutcome.Opened, pair.AtSharer.Open(new Frame(header, bytes), out _));
        }
    }
}
