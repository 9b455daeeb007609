using System.Runtime.InteropServices;

namespace Deskside.Codec.Entropy;

/// <summary>The growing byte buffer behind a <see cref="RangeEncoder"/>, with the carry that is not settled yet.</summary>
/// <remarks>Owned by one encoder; grows by doubling, so that the steady state allocates nothing.</remarks>
internal sealed unsafe class RangeSink : IDisposable
{
    private byte* _bytes;
    private int _capacity;
    private byte _cached;
    private long _pending;
    private bool _first;

    public RangeSink(int capacity)
    {
        _capacity = capacity;
        _bytes = (byte*)NativeMemory.Alloc((nuint)capacity);
    }

    /// <summary>Bytes written so far.</summary>
    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => new(_bytes, Length);

    public Span<byte> Writable => new(_bytes, Length);

    /// <summary>Forgets everything and leaves room for a header of <paramref name="headerLength"/> bytes.</summary>
    public void Restart(int headerLength)
    {
        Reserve(headerLength);
        new Span<byte>(_bytes, headerLength).Clear();
        Length = headerLength;
        _cached = 0;
        _pending = 0;
        _first = true;
    }

    /// <summary>Takes the top byte of <paramref name="low"/>; returns what is left of it.</summary>
    public ulong Shift(ulong low)
    {
        if ((uint)low < 0xFF000000u || low >> 32 != 0)
        {
            Reserve((int)_pending + 1);
            var carry = (byte)(low >> 32);
            if (!_first) _bytes[Length++] = (byte)(_cached + carry);
            _first = false;
            for (; _pending > 0; _pending--) _bytes[Length++] = (byte)(0xFF + carry);
            _cached = (byte)(low >> 24);
        }
        else
        {
            _pending++;
        }

        return (uint)(low << 8);
    }

    /// <summary>Drops zero bytes at the end, not below <paramref name="least"/>: a decoder reads zeros past the end.</summary>
    public void TrimZeros(int least)
    {
        while (Length > least && _bytes[Length - 1] == 0) Length--;
    }

    public void Dispose()
    {
        NativeMemory.Free(_bytes);
        _bytes = null;
        _capacity = Length = 0;
    }

    private void Reserve(int more)
    {
        if (Length + more <= _capacity) return;
        _capacity = Math.Max(_capacity * 2, Length + more);
        _bytes = (byte*)NativeMemory.Realloc(_bytes, (nuint)_capacity);
    }
}
