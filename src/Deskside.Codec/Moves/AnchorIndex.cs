using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Deskside.Codec.Pictures;

namespace Deskside.Codec.Moves;

/// <summary>Where distinctive pieces stand in a picture: 16 pixels of a row and those four rows below, so that plain letters are told apart.</summary>
/// <remarks>
/// A piece is an anchor when it starts at a change of colour and its first pixels say so (1 in 8): old and new picture choose the same ones.
/// A piece that occurs twice names no place. Owned by one encoder; native memory.
/// </remarks>
internal sealed unsafe class AnchorIndex : IDisposable
{
    public const int Length = 16;
    private const int Bits = 16;

    // A picture has this many rows of border, so the second row can always be read.
    private const int SecondRow = PixelPlane.MarginRows;
    private readonly Anchor* _anchors = (Anchor*)NativeMemory.AlignedAlloc((nuint)sizeof(Anchor) << Bits, 64);

    /// <summary>Forgets all, then indexes every row of an area, or every other one.</summary>
    public void Build(PixelPlane picture, PixelRect area, int step)
    {
        NativeMemory.Clear(_anchors, (nuint)sizeof(Anchor) << Bits);
        var visitor = new Adder(_anchors);
        for (var y = area.Y; y < area.Bottom; y += step) Scan(picture.At(area.X, y), picture.Stride, area.X, y, area.Width, ref visitor);
    }

    /// <summary>Whether the piece stands at one known place.</summary>
    public bool TryFind(uint hash, out int x, out int y)
    {
        var anchor = _anchors + (hash >> (32 - Bits));
        x = anchor->X;
        y = anchor->Y;
        return anchor->Hash == hash && x >= 0;
    }

    /// <summary>Shows a row's anchors to a visitor, by the piece's first pixel.</summary>
    public static void Scan<T>(uint* row, nint stride, int left, int y, int width, ref T visitor)
        where T : struct, IAnchorVisitor
    {
        var end = width - Length;
        for (var i = 1; i < end; i += 8)
        {
            Vector256<uint> here = Vector256.Load(row + i), west = Vector256.Load(row + i - 1);
            var same = Vector256.Equals(here, west);
            if (same == Vector256<uint>.AllBitsSet) continue;
            // Chosen by six pixels: two would choose all or none of the letters of two plain colours.
            var choice = west * 0x85EBCA77u + here * 0x9E3779B1u + Vector256.Load(row + i + 1) * 0xC2B2AE3Du + Vector256.Load(row + i + 2) * 0x27D4EB2Fu
                + Vector256.Load(row + i + 4) * 0x165667B1u + Vector256.Load(row + i + 7) * 0x9FB21C65u;
            choice = Vector256.ShiftRightLogical((choice ^ Vector256.ShiftRightLogical(choice, 15)) * 0x2C1B3C6Du, 29);
            var chosen = Vector256.AndNot(Vector256.Equals(choice, Vector256<uint>.Zero), same).ExtractMostSignificantBits();
            // The last eight may reach beyond the row.
            if (i + 8 > end) chosen &= (1u << (end - i)) - 1;
            for (; chosen != 0; chosen &= chosen - 1) Show(row, stride, i + BitOperations.TrailingZeroCount(chosen), left, y, ref visitor);
        }
    }

    public void Dispose() => NativeMemory.AlignedFree(_anchors);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Show<T>(uint* row, nint stride, int at, int left, int y, ref T visitor)
        where T : struct, IAnchorVisitor
    {
        var below = row + SecondRow * stride + at;
        var first = (Vector256.Load(row + at) + Vector256.Load(below) * 0x5851F42Du) * Vector256.Create(0x9E3779B1u, 0x85EBCA77u, 0xC2B2AE3Du, 0x27D4EB2Fu, 0x165667B1u, 0x2545F491u, 0x9FB21C65u, 0x1E98DF25u);
        var second = (Vector256.Load(row + at + 8) + Vector256.Load(below + 8) * 0x5851F42Du) * Vector256.Create(0x7FEB352Du, 0x846CA68Bu, 0x01000193u, 0x5BD1E995u, 0x1B873593u, 0xCC9E2D51u, 0xE6546B65u, 0x38B34AE5u);
        var hash = Vector256.Sum(first + second);
        hash = (hash ^ hash >> 15) * 0x2C1B3C6Du;
        hash ^= hash >> 13;
        if (hash != 0) visitor.Visit(hash, left + at, y);
    }

    internal struct Anchor
    {
        public uint Hash;
        public short X;
        public short Y;
    }

    private readonly struct Adder(Anchor* anchors) : IAnchorVisitor
    {
        public void Visit(uint hash, int x, int y)
        {
            var anchor = anchors + (hash >> (32 - Bits));
            if (anchor->Hash == hash) anchor->X = -1;
            else if (anchor->Hash == 0) *anchor = new Anchor { Hash = hash, X = (short)x, Y = (short)y };
        }
    }
}

/// <summary>Told of each anchor of a row.</summary>
internal interface IAnchorVisitor
{
    void Visit(uint hash, int x, int y);
}
