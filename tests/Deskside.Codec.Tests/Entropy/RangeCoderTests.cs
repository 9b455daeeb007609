using Deskside.Codec.Entropy;

namespace Deskside.Codec.Tests.Entropy;

public class RangeCoderTests
{
    [Theory]
    [InlineData(1u)]
    [InlineData(77u)]
    [InlineData(4242u)]
    public unsafe void What_goes_in_comes_out(uint seed)
    {
        using var sink = new RangeSink(16);
        using var table = new BitTable(512);
        var numbers = Made(seed);
        table.Reset();
        sink.Restart(3);
        var encoder = new RangeEncoder(sink);
        var bits = table.Take(400);
        Run(ref encoder, bits, numbers);
        encoder.Finish(3);

        table.Reset();
        var decoded = new List<int>();
        fixed (byte* bytes = sink.Written[3..])
        {
            var decoder = new RangeDecoder(bytes, sink.Length - 3);
            decoded.AddRange(Run(ref decoder, bits, numbers));
        }

        Assert.Equal(numbers, decoded);
    }

    [Fact]
    public unsafe void A_digit_is_a_bit_decoded_without_a_branch()
    {
        using var sink = new RangeSink(16);
        using var table = new BitTable(2);
        var random = new Random(5);
        int[] bits = [.. Enumerable.Range(0, 5000).Select(i => random.Next(1 + i / 500) == 0 ? 1 : 0)];
        sink.Restart(0);
        table.Reset();
        AdaptiveBit* one = table.Take(1), other = table.Take(1);
        var encoder = new RangeEncoder(sink);
        foreach (var bit in bits) encoder.Digit(one, bit);
        encoder.Finish(0);
        table.Reset();
        fixed (byte* bytes = sink.Written)
        {
            RangeDecoder digits = new(bytes, sink.Length), plain = new(bytes, sink.Length);
            foreach (var bit in bits)
            {
                Assert.Equal(bit, digits.Digit(one, 0));
                Assert.Equal(bit, plain.Bit(other, 0));
                Assert.Equal((other->Fast, other->Slow), (one->Fast, one->Slow));
            }
        }
    }

    [Fact]
    public void Predictable_bits_cost_next_to_nothing()
    {
        using var sink = new RangeSink(16);
        using var table = new BitTable(64);
        table.Reset();
        sink.Restart(0);
        var encoder = new RangeEncoder(sink);
        unsafe
        {
            var bit = table.Take(1);
            for (var i = 0; i < 10_000; i++) encoder.Bit(bit, 0);
        }

        encoder.Finish(0);
        Assert.True(sink.Length < 40, $"{sink.Length} bytes");
    }

    [Fact]
    public unsafe void A_decoder_reads_zeros_past_the_end()
    {
        using var table = new BitTable(64);
        table.Reset();
        var bit = table.Take(1);
        byte none = 0xFF;
        var decoder = new RangeDecoder(&none, 0);
        for (var i = 0; i < 1000; i++) Assert.Equal(0, decoder.Bit(bit, 0));
    }

    private static unsafe List<int> Run<T>(ref T coder, AdaptiveBit* bits, List<int> numbers)
        where T : struct, IBinaryCoder
    {
        var result = new List<int>();
        for (var i = 0; i < numbers.Count; i++)
        {
            var value = numbers[i];
            result.Add((i % 4) switch
            {
                0 => coder.Bit(bits + 300, value),
                1 => coder.Raw(value, 13),
                2 => Numbers.SignedGrowing(ref coder, bits, value),
                _ => Numbers.Tree(ref coder, bits + 64, value, 7),
            });
        }

        return result;
    }

    private static List<int> Made(uint seed)
    {
        var numbers = new List<int>();
        for (var i = 0; i < 4000; i++)
        {
            seed = seed * 1664525 + 1013904223;
            var value = (int)(seed >> 9);
            numbers.Add((i % 4) switch { 0 => value % 5 == 0 ? 1 : 0, 1 => value & 8191, 2 => (value & 1023) < 900 ? value % 9 - 4 : value % 60000 - 30000, _ => value & 127 });
        }

        return numbers;
    }
}
