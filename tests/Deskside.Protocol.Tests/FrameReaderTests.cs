using System.Buffers;
using Deskside.Protocol.Frames;

namespace Deskside.Protocol.Tests;

public sealed class FrameReaderTests
{
    [Fact]
    public void Frames_back_to_back_come_out_in_order_and_nothing_is_left()
    {
        byte[] message = [.. Clear(1), .. Clear(2), .. Clear(0)];
        var reader = new FrameReader(message);
        var payloads = new List<int>();
        while (reader.Next(out var frame) == FrameRead.Frame) payloads.Add(frame.Payload.Length);
        Assert.Equal([1, 2, 0], payloads);
        Assert.Equal((FrameRead.End, HeaderParse.Ok), (reader.Next(out _), reader.Problem));
    }

    [Fact]
    public void Every_cut_of_a_message_gives_the_whole_frames_before_it_and_then_malformed()
    {
        byte[] message = [.. Clear(3), .. Clear(5)];
        for (var cut = 1; cut < message.Length; cut++)
        {
            var reader = new FrameReader(message.AsMemory(0, cut));
            var whole = 0;
            FrameRead read;
            while ((read = reader.Next(out _)) == FrameRead.Frame) whole++;
            Assert.Equal(cut >= 19 ? 1 : 0, whole);
            Assert.Equal(cut == 19 ? FrameRead.End : FrameRead.Malformed, read);
        }
    }

    [Fact]
    public void An_empty_message_has_no_frames()
    {
        var reader = new FrameReader(default);
        Assert.Equal(FrameRead.End, reader.Next(out _));
    }

    [Fact]
    public void A_sealed_kind_cannot_be_written_clear() =>
        Assert.Throws<ArgumentException>(() => Frame.WriteClear(new ArrayBufferWriter<byte>(), FrameKind.Input, StreamId.Of(1, 1), 0, []));

    private static byte[] Clear(int payload)
    {
        var output = new ArrayBufferWriter<byte>();
        Frame.WriteClear(output, FrameKind.Handshake, StreamId.Of(1, Channel.Relay), 9, new byte[payload]);
        return output.WrittenSpan.ToArray();
    }
}
