using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Deskside.Codec.Motion;

/// <summary>Eight or sixteen samples in and out of vector lanes. (Vector64 is not used: x64 has no such registers.)</summary>
internal static unsafe class Lanes
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ushort> Load8(byte* p) => Vector128.WidenLower(Vector128.CreateScalarUnsafe(*(ulong*)p).AsByte());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<short> Load16(byte* p)
    {
        if (Avx2.IsSupported) return Avx2.ConvertToVector256Int16(p);
        var samples = Vector128.Load(p);
        return Vector256.Create(Vector128.WidenLower(samples), Vector128.WidenUpper(samples)).AsInt16();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Load8AsInt(byte* p)
    {
        if (Avx2.IsSupported) return Avx2.ConvertToVector256Int32(p);
        var wide = Load8(p);
        return Vector256.Create(Vector128.WidenLower(wide), Vector128.WidenUpper(wide)).AsInt32();
    }

    /// <summary>Stores the low byte of each lane; every lane is within 0 to 255.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store8(Vector128<ushort> lanes, byte* p) => *(ulong*)p = Vector128.Narrow(lanes, lanes).AsUInt64().ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store8(Vector256<uint> lanes, byte* p) => Store8(Vector128.Narrow(lanes.GetLower(), lanes.GetUpper()), p);

    /// <summary>(value · factor + 16384) ≫ 15 in each lane; the result fits 16 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<short> MultiplyRounded(Vector256<short> value, short factor)
    {
        if (Avx2.IsSupported) return Avx2.MultiplyHighRoundScale(value, Vector256.Create(factor));
        var round = Vector256.Create(16384);
        var (low, high) = Vector256.Widen(value);
        return Vector256.Narrow(Vector256.ShiftRightArithmetic(low * factor + round, 15), Vector256.ShiftRightArithmetic(high * factor + round, 15));
    }

    /// <summary>One of a, one of b, one of a …</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<short> Interleave(Vector128<short> a, Vector128<short> b)
    {
        if (Sse2.IsSupported) return Vector256.Create(Sse2.UnpackLow(a, b), Sse2.UnpackHigh(a, b));
        var low = Vector128.WidenLower(a.AsUInt16()) | Vector128.ShiftLeft(Vector128.WidenLower(b.AsUInt16()), 16);
        var high = Vector128.WidenUpper(a.AsUInt16()) | Vector128.ShiftLeft(Vector128.WidenUpper(b.AsUInt16()), 16);
        return Vector256.Create(low, high).AsInt16();
    }

    /// <summary>The lower four bytes of a, then of b, then the upper four of a, then of b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Interleave(ulong a, ulong b) =>
        Vector128.Shuffle(Vector128.Create(a, b).AsUInt32(), Vector128.Create(0u, 2, 1, 3));
}
