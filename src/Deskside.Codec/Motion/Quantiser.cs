using System.Numerics;
using System.Runtime.Intrinsics;

namespace Deskside.Codec.Motion;

/// <summary>Coefficients to levels, the encoder's side.</summary>
internal static unsafe class Quantiser
{
    /// <summary>Divides by the step; <paramref name="rounding"/> sixteenths are added before cutting (under 8: small ones become 0).</summary>
    /// <returns>The last place in zigzag order that is not 0, or -1.</returns>
    public static int Levels(int* coefficients, int* levels, int step, int rounding)
    {
        int reciprocal = 65536 / step, offset = rounding << 12;
        ulong nonzero = 0;
        for (var row = 0; row < 8; row++)
        {
            var coefficient = Vector256.Load(coefficients + row * 8);
            var sign = Vector256.ShiftRightArithmetic(coefficient, 31);
            var size = Vector256.ShiftRightLogical(Vector256.Abs(coefficient) * reciprocal + Vector256.Create(offset), 16);
            size = Vector256.Min(size, Vector256.Create(LevelCoder.MostLevel));
            ((size ^ sign) - sign).Store(levels + row * 8);
            nonzero |= (ulong)(byte)~Vector256.Equals(size, Vector256<int>.Zero).ExtractMostSignificantBits() << (row * 8);
        }

        var last = -1;
        for (; nonzero != 0; nonzero &= nonzero - 1) last = Math.Max(last, LevelCoder.Rank(BitOperations.TrailingZeroCount(nonzero)));
        return last;
    }

    /// <summary>Whether all there is is one 1 at a high frequency: it costs more than it shows.</summary>
    public static bool IsStray(int* levels, int last)
    {
        if (last <= 3 || Math.Abs(levels[LevelCoder.Place(last)]) > 1) return false;
        for (var i = 0; i < last; i++)
            if (levels[LevelCoder.Place(i)] != 0) return false;
        return true;
    }
}
