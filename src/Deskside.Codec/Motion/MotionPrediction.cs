using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Deskside.Codec.Motion;

/// <summary>Blocks predicted from the picture before, moved by eighths of a sample (bilinear).</summary>
internal static unsafe class MotionPrediction
{
    /// <summary>Predicts a square of 16 or 8 samples; <paramref name="from"/> is the whole-sample place, the fractions are 0 to 7.</summary>
    public static void Predict(byte* from, int stride, int fractionX, int fractionY, int size, byte* to)
    {
        if (size == 16) Wide(from, stride, fractionX, fractionY, to);
        else Narrow(from, stride, fractionX, fractionY, to);
    }

    private static void Wide(byte* from, int stride, int fx, int fy, byte* to)
    {
        if ((fx | fy) == 0)
        {
            for (var y = 0; y < 16; y++) Vector128.Load(from + y * stride).Store(to + y * 16);
            return;
        }

        ushort x1 = (ushort)fx, x0 = (ushort)(8 - fx), y1 = (ushort)fy, y0 = (ushort)(8 - fy);
        var round = Vector256.Create((ushort)32);
        var above = Widen(from) * x0 + Widen(from + 1) * x1;
        for (var y = 0; y < 16; y++)
        {
            from += stride;
            var below = Widen(from) * x0 + Widen(from + 1) * x1;
            var sum = Vector256.ShiftRightLogical(above * y0 + below * y1 + round, 6);
            Vector128.Narrow(sum.GetLower(), sum.GetUpper()).Store(to + y * 16);
            above = below;
        }
    }

    private static void Narrow(byte* from, int stride, int fx, int fy, byte* to)
    {
        ushort x1 = (ushort)fx, x0 = (ushort)(8 - fx), y1 = (ushort)fy, y0 = (ushort)(8 - fy);
        var round = Vector128.Create((ushort)32);
        var above = Lanes.Load8(from) * x0 + Lanes.Load8(from + 1) * x1;
        for (var y = 0; y < 8; y++)
        {
            from += stride;
            var below = Lanes.Load8(from) * x0 + Lanes.Load8(from + 1) * x1;
            var sum = Vector128.ShiftRightLogical(above * y0 + below * y1 + round, 6);
            Lanes.Store8(sum, to + y * 8);
            above = below;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ushort> Widen(byte* p)
    {
        var samples = Vector128.Load(p);
        return Vector256.Create(Vector128.WidenLower(samples), Vector128.WidenUpper(samples));
    }
}
