using System.Runtime.CompilerServices;

namespace Deskside.Codec.Entropy;

/// <summary>Encoding direction of the binary range coder: 32-bit range, carry settled in the sink.</summary>
internal unsafe struct RangeEncoder(RangeSink sink) : IBinaryCoder
{
    private const uint Top = 1u << 24;
    private readonly RangeSink _sink = sink;
    private ulong _low = 0;
    private uint _range = uint.MaxValue;

    public static bool Encodes => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Bit(AdaptiveBit* probability, int bit)
    {
        var bound = (_range >> 15) * probability->ProbabilityOfZero;
        if (bit == 0)
        {
            _range = bound;
            probability->LearnZero();
        }
        else
        {
            _low += bound;
            _range -= bound;
            probability->LearnOne();
        }

        while (_range < Top)
        {
            _range <<= 8;
            _low = ShiftOut(_sink, _low);
        }

        return bit;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Digit(AdaptiveBit* probability, int bit) => Bit(probability, bit);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Raw(int value, int count)
    {
        if (count > 8)
        {
            RawByte(value >> (count - 8), 8);
            RawByte(value & ((1 << (count - 8)) - 1), count - 8);
        }
        else
        {
            RawByte(value, count);
        }

        return value;
    }

    /// <summary>Ends the payload with as few bytes as keep every later zero byte harmless.</summary>
    public void Finish(int headerLength)
    {
        // Any value in [low, low + range) decodes alike: take the one with the most zero bits at its end.
        for (var bits = 24; bits >= 0; bits -= 8)
        {
            var step = 1ul << bits;
            var candidate = (_low + step - 1) & ~(step - 1);
            if (candidate < _low + _range)
            {
                _low = candidate;
                break;
            }
        }

        for (var i = 0; i < 5; i++) _low = _sink.Shift(_low);
        _sink.TrimZeros(headerLength);
    }

    // Out of line and by value: the fields of a local coder then stay in registers.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ulong ShiftOut(RangeSink sink, ulong low) => sink.Shift(low);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void RawByte(int value, int count)
    {
        _range >>= count;
        _low += (ulong)_range * (uint)value;
        while (_range < Top)
        {
            _range <<= 8;
            _low = ShiftOut(_sink, _low);
        }
    }
}
