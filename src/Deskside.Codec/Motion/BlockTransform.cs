using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Deskside.Codec.Motion;

/// <summary>The 8 x 8 integer cosine transform; its coefficients are 16 times those of the orthonormal one.</summary>
/// <remarks>Eight columns at a time in 32-bit lanes. The inverse is bit-exact by definition; the forward one is the encoder's own affair.</remarks>
internal static unsafe class BlockTransform
{
    /// <summary>Differences (row by row) to coefficients (row by row).</summary>
    public static void Forward(short* differences, int* coefficients)
    {
        Load(differences, out var r0, out var r1, out var r2, out var r3, out var r4, out var r5, out var r6, out var r7);
        ForwardPass(ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7, 2);
        Transpose(ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7);
        ForwardPass(ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7, 9);
        Transpose(ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7);
        r0.Store(coefficients);
        r1.Store(coefficients + 8);
        r2.Store(coefficients + 16);
        r3.Store(coefficients + 24);
        r4.Store(coefficients + 32);
        r5.Store(coefficients + 40);
        r6.Store(coefficients + 48);
        r7.Store(coefficients + 56);
    }

    /// <summary>Coefficients (each within 16 bits) to differences.</summary>
    public static void Inverse(int* coefficients, int* differences)
    {
        var r0 = Vector256.Load(coefficients);
        var r1 = Vector256.Load(coefficients + 8);
        var r2 = Vector256.Load(coefficients + 16);
        var r3 = Vector256.Load(coefficients + 24);
        var r4 = Vector256.Load(coefficients + 32);
        var r5 = Vector256.Load(coefficients + 40);
        var r6 = Vector256.Load(coefficients + 48);
        var r7 = Vector256.Load(coefficients + 56);
        InversePass(ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7, 7);
        Transpose(ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7);
        InversePass(ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7, 12);
        Transpose(ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7);
        r0.Store(differences);
        r1.Store(differences + 8);
        r2.Store(differences + 16);
        r3.Store(differences + 24);
        r4.Store(differences + 32);
        r5.Store(differences + 40);
        r6.Store(differences + 48);
        r7.Store(differences + 56);
    }

    private static void Load(short* p, out Vector256<int> r0, out Vector256<int> r1, out Vector256<int> r2, out Vector256<int> r3,
        out Vector256<int> r4, out Vector256<int> r5, out Vector256<int> r6, out Vector256<int> r7)
    {
        (r0, r1) = Vector256.Widen(Vector256.Load(p));
        (r2, r3) = Vector256.Widen(Vector256.Load(p + 16));
        (r4, r5) = Vector256.Widen(Vector256.Load(p + 32));
        (r6, r7) = Vector256.Widen(Vector256.Load(p + 48));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ForwardPass(ref Vector256<int> r0, ref Vector256<int> r1, ref Vector256<int> r2, ref Vector256<int> r3,
        ref Vector256<int> r4, ref Vector256<int> r5, ref Vector256<int> r6, ref Vector256<int> r7, int shift)
    {
        var round = Vector256.Create(1 << (shift - 1));
        Vector256<int> a0 = r0 + r7, a1 = r1 + r6, a2 = r2 + r5, a3 = r3 + r4, b0 = r0 - r7, b1 = r1 - r6, b2 = r2 - r5, b3 = r3 - r4;
        Vector256<int> e0 = a0 + a3, e1 = a1 + a2, o0 = a0 - a3, o1 = a1 - a2;
        r0 = Vector256.ShiftRightArithmetic((e0 + e1) * 64 + round, shift);
        r4 = Vector256.ShiftRightArithmetic((e0 - e1) * 64 + round, shift);
        r2 = Vector256.ShiftRightArithmetic(o0 * 83 + o1 * 36 + round, shift);
        r6 = Vector256.ShiftRightArithmetic(o0 * 36 - o1 * 83 + round, shift);
        r1 = Vector256.ShiftRightArithmetic(b0 * 89 + b1 * 75 + b2 * 50 + b3 * 18 + round, shift);
        r3 = Vector256.ShiftRightArithmetic(b0 * 75 - b1 * 18 - b2 * 89 - b3 * 50 + round, shift);
        r5 = Vector256.ShiftRightArithmetic(b0 * 50 - b1 * 89 + b2 * 18 + b3 * 75 + round, shift);
        r7 = Vector256.ShiftRightArithmetic(b0 * 18 - b1 * 50 + b2 * 75 - b3 * 89 + round, shift);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void InversePass(ref Vector256<int> r0, ref Vector256<int> r1, ref Vector256<int> r2, ref Vector256<int> r3,
        ref Vector256<int> r4, ref Vector256<int> r5, ref Vector256<int> r6, ref Vector256<int> r7, int shift)
    {
        var round = Vector256.Create(1 << (shift - 1));
        Vector256<int> e = r0 * 64 + round, f = r4 * 64, c0 = e + f, c1 = e - f, d0 = r2 * 83 + r6 * 36, d1 = r2 * 36 - r6 * 83;
        Vector256<int> a0 = c0 + d0, a3 = c0 - d0, a1 = c1 + d1, a2 = c1 - d1;
        var b0 = r1 * 89 + r3 * 75 + r5 * 50 + r7 * 18;
        var b1 = r1 * 75 - r3 * 18 - r5 * 89 - r7 * 50;
        var b2 = r1 * 50 - r3 * 89 + r5 * 18 + r7 * 75;
        var b3 = r1 * 18 - r3 * 50 + r5 * 75 - r7 * 89;
        r0 = Vector256.ShiftRightArithmetic(a0 + b0, shift);
        r7 = Vector256.ShiftRightArithmetic(a0 - b0, shift);
        r1 = Vector256.ShiftRightArithmetic(a1 + b1, shift);
        r6 = Vector256.ShiftRightArithmetic(a1 - b1, shift);
        r2 = Vector256.ShiftRightArithmetic(a2 + b2, shift);
        r5 = Vector256.ShiftRightArithmetic(a2 - b2, shift);
        r3 = Vector256.ShiftRightArithmetic(a3 + b3, shift);
        r4 = Vector256.ShiftRightArithmetic(a3 - b3, shift);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose(ref Vector256<int> r0, ref Vector256<int> r1, ref Vector256<int> r2, ref Vector256<int> r3,
        ref Vector256<int> r4, ref Vector256<int> r5, ref Vector256<int> r6, ref Vector256<int> r7)
    {
        if (Avx.IsSupported)
        {
            Vector256<float> a0 = r0.AsSingle(), a1 = r1.AsSingle(), a2 = r2.AsSingle(), a3 = r3.AsSingle(), a4 = r4.AsSingle(), a5 = r5.AsSingle(), a6 = r6.AsSingle(), a7 = r7.AsSingle();
            Vector256<float> b0 = Avx.UnpackLow(a0, a1), b1 = Avx.UnpackHigh(a0, a1), b2 = Avx.UnpackLow(a2, a3), b3 = Avx.UnpackHigh(a2, a3);
            Vector256<float> b4 = Avx.UnpackLow(a4, a5), b5 = Avx.UnpackHigh(a4, a5), b6 = Avx.UnpackLow(a6, a7), b7 = Avx.UnpackHigh(a6, a7);
            a0 = Avx.Shuffle(b0, b2, 0x44);
            a1 = Avx.Shuffle(b0, b2, 0xEE);
            a2 = Avx.Shuffle(b1, b3, 0x44);
            a3 = Avx.Shuffle(b1, b3, 0xEE);
            a4 = Avx.Shuffle(b4, b6, 0x44);
            a5 = Avx.Shuffle(b4, b6, 0xEE);
            a6 = Avx.Shuffle(b5, b7, 0x44);
            a7 = Avx.Shuffle(b5, b7, 0xEE);
            r0 = Avx.Permute2x128(a0, a4, 0x20).AsInt32();
            r1 = Avx.Permute2x128(a1, a5, 0x20).AsInt32();
            r2 = Avx.Permute2x128(a2, a6, 0x20).AsInt32();
            r3 = Avx.Permute2x128(a3, a7, 0x20).AsInt32();
            r4 = Avx.Permute2x128(a0, a4, 0x31).AsInt32();
            r5 = Avx.Permute2x128(a1, a5, 0x31).AsInt32();
            r6 = Avx.Permute2x128(a2, a6, 0x31).AsInt32();
            r7 = Avx.Permute2x128(a3, a7, 0x31).AsInt32();
            return;
        }

        int* t = stackalloc int[64];
        r0.Store(t);
        r1.Store(t + 8);
        r2.Store(t + 16);
        r3.Store(t + 24);
        r4.Store(t + 32);
        r5.Store(t + 40);
        r6.Store(t + 48);
        r7.Store(t + 56);
        r0 = Column(t);
        r1 = Column(t + 1);
        r2 = Column(t + 2);
        r3 = Column(t + 3);
        r4 = Column(t + 4);
        r5 = Column(t + 5);
        r6 = Column(t + 6);
        r7 = Column(t + 7);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Column(int* t) => Vector256.Create(t[0], t[8], t[16], t[24], t[32], t[40], t[48], t[56]);
}
