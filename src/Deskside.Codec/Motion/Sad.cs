using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Deskside.Codec.Motion;

/// <summary>Sums of absolute differences.</summary>
internal static unsafe class Sad
{
    public static int Of16(byte* a, int strideA, byte* b, int strideB)
    {
        if (Sse2.IsSupported)
        {
            var sum = Vector128<ushort>.Zero;
            for (var y = 0; y < 16; y++)
            {
                sum += Sse2.SumAbsoluteDifferences(Vector128.Load(a), Vector128.Load(b));
                a += strideA;
                b += strideB;
            }

            return sum[0] + sum[4];
        }

        return Plain(a, strideA, b, strideB, 16);
    }

    public static int Of8(byte* a, int strideA, byte* b, int strideB)
    {
        if (!Sse2.IsSupported) return Plain(a, strideA, b, strideB, 8);
        var sum = Vector128<ushort>.Zero;
        for (var y = 0; y < 8; y += 2)
        {
            sum += Sse2.SumAbsoluteDifferences(
                Vector128.Create(*(ulong*)a, *(ulong*)(a + strideA)).AsByte(), Vector128.Create(*(ulong*)b, *(ulong*)(b + strideB)).AsByte());
            a += 2 * strideA;
            b += 2 * strideB;
        }

        return sum[0] + sum[4];
    }

    private static int Plain(byte* a, int strideA, byte* b, int strideB, int size)
    {
        var sum = 0;
        for (var y = 0; y < size; y++)
            for (var x = 0; x < size; x++) sum += Math.Abs(a[y * strideA + x] - b[y * strideB + x]);
        return sum;
    }
}
