using System.Numerics;
using System.Runtime.Intrinsics;

namespace Deskside.Codec.Motion;

/// <summary>How an 8 x 8 block is predicted from its own picture.</summary>
internal enum IntraMode
{
    Flat,
    FromAbove,
    FromLeft,
    Slope,
}

/// <summary>Blocks predicted from samples left of and above them in the same picture.</summary>
internal static unsafe class IntraPrediction
{
    private const ulong Ones = 0x0101010101010101;

    public static void Predict(BytePlane plane, int x, int y, IntraMode mode, byte* to)
    {
        var block = plane.At(x, y);
        nint stride = plane.Stride;
        var above = block - stride;
        // Without the neighbour that it needs, every mode is flat.
        if ((mode != IntraMode.FromAbove && mode != IntraMode.Flat && x == 0) || (mode != IntraMode.FromLeft && mode != IntraMode.Flat && y == 0)) mode = IntraMode.Flat;
        var rows = (ulong*)to;
        switch (mode)
        {
            case IntraMode.FromAbove:
                for (var i = 0; i < 8; i++) rows[i] = *(ulong*)above;
                break;
            case IntraMode.FromLeft:
                for (var i = 0; i < 8; i++) rows[i] = block[i * stride - 1] * Ones;
                break;
            case IntraMode.Slope:
                var start = Lanes.Load8(above).AsInt16() - Vector128.Create((short)above[-1]);
                for (var i = 0; i < 8; i++)
                {
                    var row = start + Vector128.Create((short)block[i * stride - 1]);
                    Lanes.Store8(Vector128.Min(Vector128.Max(row, Vector128<short>.Zero), Vector128.Create((short)255)).AsUInt16(), to + i * 8);
                }

                break;
            default:
                new Span<ulong>(rows, 8).Fill(Mean(block, stride, x > 0, y > 0) * Ones);
                break;
        }
    }

    private static uint Mean(byte* block, nint stride, bool hasLeft, bool hasAbove)
    {
        if (!hasLeft && !hasAbove) return 128;
        uint sum = 0, count = (hasAbove ? 8u : 0) + (hasLeft ? 8u : 0);
        if (hasAbove) sum = Vector128.Sum(Lanes.Load8(block - stride));
        for (var i = 0; hasLeft && i < 8; i++) sum += block[i * stride - 1];
        return (sum + count / 2) >> BitOperations.Log2(count);
    }
}
