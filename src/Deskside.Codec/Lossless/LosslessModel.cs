using System.Runtime.InteropServices;
using Deskside.Codec.Entropy;

namespace Deskside.Codec.Lossless;

/// <summary>What the lossless coder has learned: colours by neighbourhood, recent colours, and the probabilities of its decisions.</summary>
/// <remarks>
/// Lives from keyframe to keyframe, so that a glyph drawn once is cheap wherever it is drawn again. Both ends hold the same one.
/// Owned by one encoder or decoder; native memory.
/// </remarks>
internal sealed unsafe class LosslessModel : IDisposable
{
    public const int PrimaryBits = 20;
    public const int SecondaryBits = 16;
    public const int RecentColours = 256;
    public const int LiteralLengths = 3 * 6 * 10;
    public const int LiteralDigits = 3 * 10 * 4;
    private readonly BitTable _bits = new(4096);

    public LosslessModel()
    {
        Primary = (ColourSlot*)NativeMemory.AlignedAlloc((nuint)sizeof(ColourSlot) << PrimaryBits, 64);
        Secondary = (uint*)NativeMemory.AlignedAlloc(sizeof(uint) << SecondaryBits, 64);
        Recent = (uint*)NativeMemory.AlignedAlloc(sizeof(uint) * RecentColours, 64);
        Temporal = _bits.Take(256);
        FirstHit = _bits.Take(16 * 4 * 2);
        SecondHit = _bits.Take(16 * 4);
        SingleHit = _bits.Take(16 * 4);
        Neighbour = _bits.Take(3 * 8);
        RecentHit = _bits.Take(4);
        RecentIndex = _bits.Take(RecentColours);
        RunWhole = _bits.Take(16);
        RunLength = _bits.Take(16 * 32);
        UnchangedWhole = _bits.Take(16);
        UnchangedLength = _bits.Take(16 * 32);
        Photo = _bits.Take(4);
        LiteralLength = _bits.Take(LiteralLengths);
        LiteralDigit = _bits.Take(LiteralDigits);
        Reset();
    }

    public ColourSlot* Primary { get; }

    public uint* Secondary { get; }

    public uint* Recent { get; }

    public AdaptiveBit* Temporal { get; }

    public AdaptiveBit* FirstHit { get; }

    public AdaptiveBit* SecondHit { get; }

    public AdaptiveBit* SingleHit { get; }

    public AdaptiveBit* Neighbour { get; }

    public AdaptiveBit* RecentHit { get; }

    public AdaptiveBit* RecentIndex { get; }

    public AdaptiveBit* RunWhole { get; }

    public AdaptiveBit* RunLength { get; }

    public AdaptiveBit* UnchangedWhole { get; }

    public AdaptiveBit* UnchangedLength { get; }

    public AdaptiveBit* Photo { get; }

    public AdaptiveBit* LiteralLength { get; }

    public AdaptiveBit* LiteralDigit { get; }

    /// <summary>The last four answers to "same as the picture before?", newest in bit 0.</summary>
    public int TemporalHistory { get; set; }

    public void Reset()
    {
        NativeMemory.Clear(Primary, (nuint)sizeof(ColourSlot) << PrimaryBits);
        NativeMemory.Clear(Secondary, sizeof(uint) << SecondaryBits);
        NativeMemory.Clear(Recent, sizeof(uint) * RecentColours);
        _bits.Reset();
        TemporalHistory = 0;
    }

    public void Dispose()
    {
        NativeMemory.AlignedFree(Primary);
        NativeMemory.AlignedFree(Secondary);
        NativeMemory.AlignedFree(Recent);
        _bits.Dispose();
    }
}
