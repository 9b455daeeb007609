using System.Runtime.InteropServices;
using Deskside.Codec.Pictures;

namespace Deskside.Codec.Moves;

/// <summary>Where distinctive 16-pixel row pieces stand in a picture.</summary>
/// <remarks>
/// A piece is an anchor when its own hash says so (1 in 32) and it is not flat, so that old and new picture choose the same ones.
/// A piece that occurs twice names no place. Owned by one encoder; native memory.
/// </remarks>
internal sealed unsafe class AnchorIndex : IDisposable
{
    public const int Length = 16;
    private const int Bits = 16;
    private const uint Base = 0x01000193u * 2 + 1;
    private static readonly uint BasePower = Power();
    private readonly Anchor* _anchors = (Anchor*)NativeMemory.AlignedAlloc((nuint)sizeof(Anchor) << Bits, 64);

    /// <summary>Forgets all, then indexes every <paramref name="rowStep"/>th row of an area.</summary>
    public void Build(PixelPlane picture, PixelRect area, int rowStep)
    {
        NativeMemory.Clear(_anchors, (nuint)sizeof(Anchor) << Bits);
        var visitor = new Adder(_anchors);
        for (var y = area.Y; y < area.Bottom; y += rowStep) Scan(picture.At(area.X, y), area.X, y, area.Width, ref visitor);
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
    public static void Scan<T>(uint* row, int left, int y, int width, ref T visitor)
        where T : struct, IAnchorVisitor
    {
        uint hash = 0;
        var lively = 0;
        for (var i = 0; i < width; i++)
        {
            hash = hash * Base + row[i];
            if (i >= Length) hash -= row[i - Length] * BasePower;
            lively = i > 0 && row[i] != row[i - 1] ? 12 : lively - 1;
            if (lively <= 0 || i < Length - 1) continue;
            var mixed = hash * 0x9E3779B1u;
            if ((mixed & 0x1F) == 0 && mixed != 0) visitor.Visit(mixed, left + i - Length + 1, y);
        }
    }

    public void Dispose() => NativeMemory.AlignedFree(_anchors);

    private static uint Power()
    {
        uint power = 1;
        for (var i = 0; i < Length; i++) power *= Base;
        return power;
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
