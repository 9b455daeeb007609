using System.Runtime.CompilerServices;

namespace Deskside.Codec.Entropy;

/// <summary>Decoding direction of the binary range coder. Reads zeros past the end, never over-reads, never fails.</summary>
internal unsafe struct RangeDecoder : IBinaryCoder
{
    private const uint Top = 1u << 24;
    private readonly byte* _end;
    private byte* _next;
    private uint _code;
    private uint _range;

    public RangeDecoder(byte* bytes, int length)
    {
        _next = bytes;
        _end = bytes + length;
        _range = uint.MaxValue;
        for (var i = 0; i < 4; i++) _code = _code << 8 | Next();
    }

    public static bool Encodes => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Bit(AdaptiveBit* probability, int bit)
    {
        var bound = (_range >> 15) * probability->ProbabilityOfZero;
        int value;
        if (_code < bound)
        {
            _range = bound;
            probability->LearnZero();
            value = 0;
        }
        else
        {
            _code -= bound;
            _range -= bound;
            probability->LearnOne();
            value = 1;
        }

        Normalise();
        return value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Digit(AdaptiveBit* probability, int bit)
    {
        var bound = (_range >> 15) * probability->ProbabilityOfZero;
        var isZero = (uint)(((ulong)_code - bound) >> 32);
        probability->Learn(isZero);
        _code -= bound & ~isZero;
        _range = (bound & isZero) | (_range - bound & ~isZero);
        Normalise();
        return (int)(isZero + 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Raw(int value, int count) =>
        count == 1 ? RawBit() : count > 8 ? RawByte(8) << (count - 8) | RawByte(count - 8) : RawByte(count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int RawBit()
    {
        _range >>= 1;
        var isZero = (uint)(((ulong)_code - _range) >> 32);
        _code -= _range & ~isZero;
        Normalise();
        return (int)(isZero + 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int RawByte(int count)
    {
        _range >>= count;
        var value = Math.Min(_code / _range, (1u << count) - 1);
        _code -= value * _range;
        Normalise();
        return (int)value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Normalise()
    {
        while (_range < Top)
        {
            _range <<= 8;
            _code = _code << 8 | Next();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint Next() => _next < _end ? *_next++ : 0u;
}
