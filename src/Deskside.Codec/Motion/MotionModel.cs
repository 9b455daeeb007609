using Deskside.Codec.Entropy;

namespace Deskside.Codec.Motion;

/// <summary>The probabilities of the motion coder; both ends hold the same ones, a keyframe resets them.</summary>
internal sealed unsafe class MotionModel : IDisposable
{
    private readonly BitTable _bits = new(4096);

    public MotionModel()
    {
        AnyRegion = _bits.Take(8);
        Region = _bits.Take(8);
        Fresh = _bits.Take(2);
        Detail = _bits.Take(1);
        Quality = _bits.Take(64);
        Still = _bits.Take(4);
        Intra = _bits.Take(4);
        Mode = _bits.Take(8);
        Vector = _bits.Take(2 * Numbers.GrowingBits);
        HasLevels = _bits.Take(3 * 4);
        Last = _bits.Take(3 * 64);
        Nonzero = _bits.Take(2 * 12 * 6);
        AboveOne = _bits.Take(2 * 12 * 4);
        Rest = _bits.Take(2 * 3 * Numbers.GrowingBits);
        Reset();
    }

    public AdaptiveBit* AnyRegion { get; }

    public AdaptiveBit* Region { get; }

    public AdaptiveBit* Fresh { get; }

    public AdaptiveBit* Detail { get; }

    public AdaptiveBit* Quality { get; }

    public AdaptiveBit* Still { get; }

    public AdaptiveBit* Intra { get; }

    public AdaptiveBit* Mode { get; }

    public AdaptiveBit* Vector { get; }

    public AdaptiveBit* HasLevels { get; }

    public AdaptiveBit* Last { get; }

    public AdaptiveBit* Nonzero { get; }

    public AdaptiveBit* AboveOne { get; }

    public AdaptiveBit* Rest { get; }

    public void Reset() => _bits.Reset();

    public void Dispose() => _bits.Dispose();
}
