using System.Runtime.InteropServices;

namespace Deskside.Codec.Motion;

/// <summary>The macroblock at hand: what was chosen for it, and room to work in. One an encoder or decoder, used again and again.</summary>
internal sealed unsafe class Macroblock : IDisposable
{
    private readonly byte* _memory = (byte*)NativeMemory.AlignedAlloc(8192, 64);

    public MacroblockKind Kind { get; set; }

    public int VectorX { get; set; }

    public int VectorY { get; set; }

    /// <summary>The inter prediction: room for 256 samples a plane.</summary>
    public byte* Predicted => _memory;

    /// <summary>The prediction of the block at hand, 64 samples.</summary>
    public byte* BlockPredicted => _memory + 768;

    public int* Levels => (int*)(_memory + 1024);

    public int* Coefficients => (int*)(_memory + 1280);

    public int* Differences => (int*)(_memory + 1536);

    public short* Residual => (short*)(_memory + 1792);

    /// <summary>A second prediction to try, 256 samples.</summary>
    public byte* Trial => _memory + 2048;

    /// <summary>A third one, for the best intra mode so far.</summary>
    public byte* BestTrial => _memory + 2304;

    public void Dispose() => NativeMemory.AlignedFree(_memory);
}
