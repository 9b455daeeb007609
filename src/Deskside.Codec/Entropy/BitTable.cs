using System.Runtime.InteropServices;

namespace Deskside.Codec.Entropy;

/// <summary>A block of probabilities in native memory, handed out in slices and reset as one.</summary>
internal sealed unsafe class BitTable(int capacity) : IDisposable
{
    private readonly AdaptiveBit* _bits = (AdaptiveBit*)NativeMemory.AlignedAlloc((nuint)(capacity * sizeof(AdaptiveBit)), 64);
    private int _taken;

    public AdaptiveBit* Take(int count)
    {
        if (_taken + count > capacity) throw new InvalidOperationException($"The table holds {capacity} probabilities, but {_taken + count} are asked for.");
        var slice = _bits + _taken;
        _taken += count;
        return slice;
    }

    public void Reset() => new Span<AdaptiveBit>(_bits, capacity).Fill(new AdaptiveBit { Fast = AdaptiveBit.Even, Slow = AdaptiveBit.Even });

    public void Dispose() => NativeMemory.AlignedFree(_bits);
}
