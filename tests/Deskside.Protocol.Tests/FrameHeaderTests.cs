using Deskside.Protocol.Frames;

namespace Deskside.Protocol.Tests;

public sealed class FrameHeaderTests
{
    private static readonly SortedDictionary<string, (FrameHeader Header, byte[] Bytes)> Vectors = new()
    {
        ["join"] = Of(new(FrameKind.Join, FrameFlags.None, 0, StreamId.Of(0, 255), 0, 0, 35)),
        ["screen keyframe, first of several parts"] = Of(new(FrameKind.Screen, FrameFlags.Keyframe | FrameFlags.Continued, 13, StreamId.Of(0, 31), 0xFFFFFFFF, 4_000_000_000, 262144)),
        ["input of leg 254"] = Of(new(FrameKind.Input, FrameFlags.None, 0, StreamId.Of(254, 1), 1, 2, 0)),
        ["file"] = Of(new(FrameKind.Files, FrameFlags.Continued, 1, StreamId.Of(7, 63), 0x01020304, 0x05060708, 0x010203)),
    };

    [Fact]
    public void Headers_are_written_as_the_vectors_say() =>
        VectorFile.Check("frames/headers", new(Vectors.ToDictionary(pair => pair.Key, pair => VectorFile.Hex(pair.Value.Bytes))));

    [Fact]
    public void Headers_come_back_as_they_were_written()
    {
        foreach (var (header, bytes) in Vectors.Values)
        {
            Assert.Equal(HeaderParse.Ok, FrameHeader.TryRead(bytes, out var read));
            Assert.Equal(header, read);
        }
    }

    [Fact]
    public void Every_cut_needs_more()
    {
        foreach (var (_, bytes) in Vectors.Values)
        {
            for (var cut = 0; cut < FrameHeader.Size; cut++) Assert.Equal(HeaderParse.NeedMore, FrameHeader.TryRead(bytes.AsSpan(0, cut), out _));
        }
    }

    [Theory]
    [InlineData(0, 0, HeaderParse.UnknownKind)]
    [InlineData(0, 6, HeaderParse.UnknownKind)]
    [InlineData(0, 25, HeaderParse.UnknownKind)]
    [InlineData(1, 4, HeaderParse.ReservedFlags)]
    [InlineData(1, 8, HeaderParse.ReservedFlags)]
    [InlineData(3, 16, HeaderParse.WrongChannel)]
    [InlineData(12, 1, HeaderParse.TooLong)]
    [InlineData(13, 5, HeaderParse.TooLong)]
    public void A_field_out_of_its_range_is_named(int at, byte value, HeaderParse expected)
    {
        var bytes = (byte[])Vectors["input of leg 254"].Bytes.Clone();
        bytes[at] = value;
        Assert.Equal(expected, FrameHeader.TryRead(bytes, out _));
    }

    [Fact]
    public void A_payload_of_exactly_the_limit_passes_and_one_more_does_not()
    {
        var bytes = (byte[])Vectors["input of leg 254"].Bytes.Clone();
        (bytes[12], bytes[13], bytes[14], bytes[15]) = (0, 4, 0, 0);
        Assert.Equal(HeaderParse.Ok, FrameHeader.TryRead(bytes, out _));
        bytes[15] = 1;
        Assert.Equal(HeaderParse.TooLong, FrameHeader.TryRead(bytes, out _));
    }

    [Fact]
    public void Random_headers_never_throw_and_what_passes_is_written_back_unchanged()
    {
        var random = new Random(1);
        var passed = 0;
        for (var i = 0; i < 100_000; i++)
        {
            var bytes = new byte[random.Next(24)];
            random.NextBytes(bytes);
            if (bytes.Length >= 16 && i % 2 == 0) (bytes[0], bytes[1], bytes[3], bytes[12], bytes[13]) = (16, (byte)(bytes[1] & 0xF3), 0, 0, 0);
            if (FrameHeader.TryRead(bytes, out var header) != HeaderParse.Ok) continue;
            passed++;
            var again = new byte[FrameHeader.Size];
            header.Write(again);
            Assert.Equal(bytes[..FrameHeader.Size], again);
        }
        Assert.True(passed > 1000);
    }

    private static (FrameHeader, byte[]) Of(FrameHeader header)
    {
        var bytes = new byte[FrameHeader.Size];
        header.Write(bytes);
        return (header, bytes);
    }
}
