using System.Buffers.Binary;
using Deskside.Codec.Frames;

namespace Deskside.Codec.Tests;

public class ScreenDecoderAttacks
{
    [Theory]
    [MemberData(nameof(VectorFile.Names), MemberType = typeof(VectorFile))]
    public void A_cut_frame_asks_for_a_keyframe_and_the_picture_stays(string name)
    {
        using var decoder = new ScreenDecoder();
        var frames = VectorFile.Read(name);
        for (var i = 0; i < Math.Min(frames.Count, 6); i++)
        {
            var (frame, check) = frames[i];
            var before = VectorFile.CheckOf(decoder);
            for (var cut = 0; cut < frame.Length; cut += Math.Max(1, frame.Length / 80))
            {
                Assert.Equal(DecodeOutcome.NeedKeyframe, decoder.Decode(frame.AsSpan(0, cut)));
                Assert.Equal(before, VectorFile.CheckOf(decoder));
            }

            for (var again = 0; again < i; again++) Assert.Equal(DecodeOutcome.NeedKeyframe, Attempt(decoder, frame));
            Replay(decoder, frames, i);
            Assert.Equal(check, VectorFile.CheckOf(decoder));
        }
    }

    [Theory]
    [MemberData(nameof(VectorFile.Names), MemberType = typeof(VectorFile))]
    public void A_flipped_bit_is_noticed(string name)
    {
        using var decoder = new ScreenDecoder();
        var frame = VectorFile.Read(name)[0].Frame;
        for (var bit = 0; bit < frame.Length * 8; bit += Math.Max(1, frame.Length / 40))
        {
            var damaged = (byte[])frame.Clone();
            damaged[bit / 8] ^= (byte)(1 << bit % 8);
            Assert.NotEqual(DecodeOutcome.Decoded, decoder.Decode(damaged));
        }
    }

    [Theory]
    [MemberData(nameof(VectorFile.Names), MemberType = typeof(VectorFile))]
    public void Mutated_frames_with_a_right_check_never_throw(string name)
    {
        var frames = VectorFile.Read(name);
        var seed = 77u;
        using var decoder = new ScreenDecoder();
        for (var round = 0; round < 20; round++)
        {
            decoder.Decode(frames[0].Frame);
            for (var i = 1; i < Math.Min(frames.Count, 8); i++)
            {
                var mutated = (byte[])frames[i].Frame.Clone();
                for (var k = 0; k < 1 + round % 5; k++)
                {
                    seed = seed * 1664525 + 1013904223;
                    var at = 8 + (int)(seed >> 8) % Math.Max(1, Math.Min(mutated.Length - 8, round % 2 == 0 ? 24 : mutated.Length - 8));
                    if (at < mutated.Length) mutated[at] = (byte)(seed >> 3);
                }

                Forge(mutated);
                Assert.Contains(decoder.Decode(mutated), new[] { DecodeOutcome.Decoded, DecodeOutcome.NeedKeyframe });
            }
        }
    }

    [Fact]
    public void Random_payloads_never_throw()
    {
        using var decoder = new ScreenDecoder();
        var seed = 99u;
        for (var round = 0; round < 60; round++)
        {
            var frame = new byte[12 + round * 37];
            for (var i = 0; i < frame.Length; i++) frame[i] = (byte)((seed = seed * 1664525 + 1013904223) >> 24);
            frame[0] = 0x21;
            BinaryPrimitives.WriteUInt16LittleEndian(frame.AsSpan(8), (ushort)(1 + round * 3));
            BinaryPrimitives.WriteUInt16LittleEndian(frame.AsSpan(10), (ushort)(200 - round));
            Forge(frame);
            Assert.Equal(DecodeOutcome.Decoded, decoder.Decode(frame));
            var next = frame[1] + 1;
            for (var follow = 0; follow < 4 && next < 256; follow++, next++)
            {
                frame[0] = 0x20;
                frame[1] = (byte)next;
                for (var i = 8; i < frame.Length; i++) frame[i] = (byte)((seed = seed * 1664525 + 1013904223) >> 24);
                Forge(frame);
                Assert.Equal(DecodeOutcome.Decoded, decoder.Decode(frame));
            }
        }
    }

    [Fact]
    public void A_size_beyond_the_limit_is_refused_before_memory_is_taken()
    {
        using var decoder = new ScreenDecoder();
        foreach (var (width, height) in new[] { (0, 10), (10, 0), (16385, 1), (65535, 65535), (16384, 16384) })
        {
            var frame = new byte[20];
            frame[0] = 0x21;
            BinaryPrimitives.WriteUInt16LittleEndian(frame.AsSpan(8), (ushort)width);
            BinaryPrimitives.WriteUInt16LittleEndian(frame.AsSpan(10), (ushort)height);
            Forge(frame);
            Assert.Equal(DecodeOutcome.NeedKeyframe, decoder.Decode(frame));
            Assert.Equal(0, decoder.Width);
        }
    }

    [Fact]
    public void A_frame_that_skips_one_or_comes_twice_asks_for_a_keyframe()
    {
        var frames = VectorFile.Read("typing");
        using var decoder = new ScreenDecoder();
        decoder.Decode(frames[0].Frame);
        Assert.Equal(DecodeOutcome.NeedKeyframe, decoder.Decode(frames[2].Frame));
        Assert.Equal(DecodeOutcome.NeedKeyframe, decoder.Decode(frames[1].Frame));
        decoder.Decode(frames[0].Frame);
        decoder.Decode(frames[1].Frame);
        Assert.Equal(DecodeOutcome.NeedKeyframe, decoder.Decode(frames[1].Frame));
        Assert.Equal(DecodeOutcome.Decoded, decoder.Decode(frames[0].Frame));
    }

    [Fact]
    public void A_newer_version_says_so()
    {
        using var decoder = new ScreenDecoder();
        Assert.Equal(DecodeOutcome.UnknownVersion, decoder.Decode([0x31, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 0]));
        Assert.Equal(DecodeOutcome.NeedKeyframe, decoder.Decode([]));
    }

    private static DecodeOutcome Attempt(ScreenDecoder decoder, byte[] frame) =>
        (frame[0] & 1) != 0 ? DecodeOutcome.NeedKeyframe : decoder.Decode(frame);

    private static void Replay(ScreenDecoder decoder, List<(byte[] Frame, uint Check)> frames, int last)
    {
        for (var i = 0; i <= last; i++) Assert.Equal(DecodeOutcome.Decoded, decoder.Decode(frames[i].Frame));
    }

    private static void Forge(byte[] frame) =>
        BinaryPrimitives.WriteUInt32LittleEndian(frame.AsSpan(4), Crc32.Of(frame.AsSpan(8), Crc32.Of(frame.AsSpan(0, 4))));
}
