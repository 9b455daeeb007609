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
        var above = Half(from) * x0 + Half(from + 1) * x1;
        for (var y = 0; y < 8; y++)
        {
            from += stride;
            var below = Half(from) * x0 + Half(from + 1) * x1;
            var sum = Vector128.ShiftRightLogical(above * y0 + below * y1 + round, 6);
            Vector64.Narrow(sum.GetLower(), sum.GetUpper()).Store(to + y * 8);
            above = below;
        }
    }

    private static Vector256<ushort> Widen(byte* p)
    {
        var (low, high) = Vector128.Widen(Vector128.Load(p));
        return Vector256.Create(low, high);
    }

    private static Vector128<ushort> Half(byte* p)
    {
        var (low, high) = Vector64.Widen(Vector64.Load(p));
        return Vector128.Create(low, high);
    }
}
