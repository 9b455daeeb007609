using Deskside.Codec.Entropy;

namespace Deskside.Codec.Cache;

/// <summary>Codes whether the picture before this frame is kept, and in which place.</summary>
internal sealed unsafe class KeepCoder : IDisposable
{
    private readonly BitTable _bits = new(16);
    private readonly AdaptiveBit* _any;
    private readonly AdaptiveBit* _place;

    public KeepCoder()
    {
        _any = _bits.Take(1);
        _place = _bits.Take(8);
        Reset();
    }

    public void Reset() => _bits.Reset();

    /// <returns>The place, or -1; a decoded place is below <paramref name="places"/>.</returns>
    public int Code<T>(ref T coder, int place, int places)
        where T : struct, IBinaryCoder =>
        coder.Bit(_any, place >= 0 ? 1 : 0) == 0 ? -1 : Math.Min(Numbers.Tree(ref coder, _place, place, 3), places - 1);

    public void Dispose() => _bits.Dispose();
}
