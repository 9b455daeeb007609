using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Deskside.Codec.Motion;

/// <summary>Eight samples in and out of vector lanes. (Vector64 is not used: x64 has no such registers.)</summary>
internal static unsafe class Lanes
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ushort> Load8(byte* p) => Vector128.WidenLower(Vector128.CreateScalarUnsafe(*(ulong*)p).AsByte());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Load8AsInt(byte* p)
    {
        var wide = Load8(p);
        return Vector256.Create(Vector128.WidenLower(wide), Vector128.WidenUpper(wide)).AsInt32();
    }

    /// <summary>Stores the low byte of each lane; every lane is within 0 to 255.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store8(Vector128<ushort> lanes, byte* p) => *(ulong*)p = Vector128.Narrow(lanes, lanes).AsUInt64().ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store8(Vector256<uint> lanes, byte* p) => Store8(Vector128.Narrow(lanes.GetLower(), lanes.GetUpper()), p);
}
