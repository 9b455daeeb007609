using Deskside.OutOfBand.Apf;

namespace Deskside.OutOfBand.Tests.Apf;

public sealed class ApfReaderAttacks
{
    [Fact]
    public void Every_cut_of_every_message_asks_for_more()
    {
        foreach (var message in ApfVectors.All)
            foreach (var cut in Fuzz.Cuts(ApfVectors.Bytes(message)))
            {
                Assert.Equal(ApfParse.NeedMore, ApfReader.TryRead(cut, ApfReplyShape.WithPort, out var read, out var length));
                Assert.Null(read);
                Assert.Equal(0, length);
            }
    }

    [Fact]
    public void Mutations_and_noise_never_throw_and_never_read_past_the_end()
    {
        var whole = 0;
        foreach (var bytes in ApfVectors.All.SelectMany((message, seed) => Fuzz.Mutations(ApfVectors.Bytes(message), 2000, seed)).Concat(Fuzz.Noise(20_000, 200, 7)))
        {
            var parse = ApfReader.TryRead(bytes, ApfReplyShape.WithPort, out var read, out var length);
            Assert.Equal(parse == ApfParse.Ok, read is not null);
            Assert.InRange(length, 0, bytes.Length);
            if (parse == ApfParse.Ok) whole++;
        }
        Assert.True(whole > 1000, "The mutations must leave some messages readable, or they test nothing but refusal.");
    }

    [Fact]
    public void A_claimed_gigabyte_is_refused_before_it_comes()
    {
        byte[] text = [(byte)ApfType.ServiceRequest, 0x40, 0, 0, 0];
        Assert.Equal(ApfParse.TextTooLong, ApfReader.TryRead(text, ApfReplyShape.WithPort, out _, out _));
        byte[] payload = [(byte)ApfType.ChannelBytes, 0, 0, 0, 4, 0xFF, 0xFF, 0xFF, 0xFF];
        Assert.Equal(ApfParse.PayloadTooLong, ApfReader.TryRead(payload, ApfReplyShape.WithPort, out _, out _));
    }

    [Fact]
    public void An_unknown_type_or_request_is_the_end()
    {
        Assert.Equal(ApfParse.UnknownType, ApfReader.TryRead(new byte[] { 250, 0, 0 }, ApfReplyShape.WithPort, out _, out _));
        byte[] request = [80, 0, 0, 0, 1, (byte)'x', 1];
        Assert.Equal(ApfParse.UnknownRequest, ApfReader.TryRead(request, ApfReplyShape.WithPort, out _, out _));
    }
}
