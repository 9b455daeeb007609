using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Deskside.Codec.Motion;

/// <summary>Softens the steps that quantisation leaves at 8 x 8 block edges; a still macroblock's samples are never touched.</summary>
/// <remarks>All upright edges come first, then all level ones; edges of one kind do not touch one another, so eight samples along one are done at once.</remarks>
internal static unsafe class Deblocker
{
    public static void Smooth(MotionRegion region, int quality)
    {
        var limits = new Limits(quality);
        for (var plane = 0; plane < 3; plane++)
        {
            var rows = region.Picture[plane].Height / 8;
            for (var row = 0; row < rows; row++)
            {
                // The level edges above a row of blocks wait for the upright ones on both sides of them, and for no others.
                Upright(region, plane, row, limits);
                if (row > 0) Level(region, plane, row, limits);
            }
        }
    }

    private static void Upright(MotionRegion region, int plane, int row, in Limits limits)
    {
        var picture = region.Picture[plane];
        int columns = picture.Width / 8, per = region.Picture.SideOf(plane) / 8, first = row / per * region.Columns;
        var flags = region.HasLevels[plane].AsSpan(row * columns, columns);
        for (var column = 1; column < columns; column++)
        {
            int here = first + column / per, there = first + (column - 1) / per;
            if (!IsWanted(region, here, there, flags[column] | flags[column - 1], out var isHere, out var isThere)) continue;
            var at = picture.At(column * 8, row * 8);
            nint stride = picture.Stride;
            // Two samples on each side of the edge, eight rows, turned so that a lane holds a row: p1 and p0 of rows 0 to 3, of rows 4 to 7, then q0 and q1.
            Vector128<ulong> upper = Four(at, stride), lower = Four(at + 4 * stride, stride);
            Vector128<uint> p = Lanes.Interleave(upper.ToScalar(), lower.ToScalar()), q = Lanes.Interleave(upper[1], lower[1]);
            Vector128<short> p1 = Vector128.WidenLower(p.AsByte()).AsInt16(), p0 = Vector128.WidenUpper(p.AsByte()).AsInt16();
            Vector128<short> q0 = Vector128.WidenLower(q.AsByte()).AsInt16(), q1 = Vector128.WidenUpper(q.AsByte()).AsInt16();
            var change = Change(p1, p0, q0, q1, limits);
            if (change == Vector128<short>.Zero) continue;
            p0 = Sample(p0 + (isThere ? change : Vector128<short>.Zero));
            q0 = Sample(q0 - (isHere ? change : Vector128<short>.Zero));
            var both = (p0 | Vector128.ShiftLeft(q0, 8)).AsUInt64();
            StoreFour(both.ToScalar(), at - 1, stride);
            StoreFour(both[1], at - 1 + 4 * stride, stride);
        }
    }

    private static void Level(MotionRegion region, int plane, int row, in Limits limits)
    {
        var picture = region.Picture[plane];
        int columns = picture.Width / 8, per = region.Picture.SideOf(plane) / 8;
        int first = row / per * region.Columns, above = (row - 1) / per * region.Columns;
        ReadOnlySpan<byte> flags = region.HasLevels[plane].AsSpan(row * columns, columns), flagsAbove = region.HasLevels[plane].AsSpan((row - 1) * columns, columns);
        for (var column = 0; column < columns; column++)
        {
            if (!IsWanted(region, first + column / per, above + column / per, flags[column] | flagsAbove[column], out var isHere, out var isThere)) continue;
            var at = picture.At(column * 8, row * 8);
            nint stride = picture.Stride;
            Vector128<short> p1 = Lanes.Load8(at - 2 * stride).AsInt16(), p0 = Lanes.Load8(at - stride).AsInt16();
            Vector128<short> q0 = Lanes.Load8(at).AsInt16(), q1 = Lanes.Load8(at + stride).AsInt16();
            var change = Change(p1, p0, q0, q1, limits);
            if (isThere) Lanes.Store8(Sample(p0 + change).AsUInt16(), at - stride);
            if (isHere) Lanes.Store8(Sample(q0 - change).AsUInt16(), at);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ulong> Four(byte* edge, nint stride)
    {
        edge -= 2;
        var rows = Vector128.Create(*(uint*)edge, *(uint*)(edge + stride), *(uint*)(edge + 2 * stride), *(uint*)(edge + 3 * stride)).AsByte();
        return Vector128.Shuffle(rows, Vector128.Create((byte)0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15)).AsUInt64();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreFour(ulong pairs, byte* to, nint stride)
    {
        *(ushort*)to = (ushort)pairs;
        *(ushort*)(to + stride) = (ushort)(pairs >> 16);
        *(ushort*)(to + 2 * stride) = (ushort)(pairs >> 32);
        *(ushort*)(to + 3 * stride) = (ushort)(pairs >> 48);
    }

    /// <summary>Whether an edge between two macroblocks, or inside one, may show; and which of its sides may change.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsWanted(MotionRegion region, int here, int there, int hasLevels, out bool isHere, out bool isThere)
    {
        isHere = region.Kinds[here] != MacroblockKind.Still;
        isThere = region.Kinds[there] != MacroblockKind.Still;
        return (isHere || isThere) && (hasLevels != 0 || IsVisible(region, here, there));
    }

    // Without levels on either side an edge shows only where the prediction jumps.
    private static bool IsVisible(MotionRegion region, int here, int there) =>
        here != there && (region.Kinds[here] != region.Kinds[there] || region.Kinds[here] == MacroblockKind.Intra
            || Math.Abs(region.VectorX[here] - region.VectorX[there]) >= 4 || Math.Abs(region.VectorY[here] - region.VectorY[there]) >= 4);

    // How far the two samples at the edge go towards each other; 0 where the step is too large to be the coder's, or the sides are not flat.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<short> Change(Vector128<short> p1, Vector128<short> p0, Vector128<short> q0, Vector128<short> q1, in Limits limits)
    {
        var step = q0 - p0;
        var smooth = Vector128.LessThan(Vector128.Abs(step), limits.Jump)
            & Vector128.LessThan(Vector128.Abs(p1 - p0), limits.Flat) & Vector128.LessThan(Vector128.Abs(q1 - q0), limits.Flat);
        var change = Vector128.ShiftRightArithmetic(Vector128.ShiftLeft(step, 2) + p1 - q1 + Vector128.Create((short)4), 3);
        return Vector128.Min(Vector128.Max(change, -limits.Most), limits.Most) & smooth;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<short> Sample(Vector128<short> value) => Vector128.Min(Vector128.Max(value, Vector128<short>.Zero), Vector128.Create((short)255));

    private readonly struct Limits(int quality)
    {
        public readonly Vector128<short> Most = Vector128.Create((short)(quality / 4 + 1));
        public readonly Vector128<short> Flat = Vector128.Create((short)(quality / 2 + 2));
        public readonly Vector128<short> Jump = Vector128.Create((short)(quality * 2));
    }
}
