using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Deskside.Codec.Pictures;

/// <summary>A picture of 0x00RRGGBB pixels with a border, so that a pixel's neighbours can always be read.</summary>
/// <remarks>
/// Border: <see cref="Margin"/> pixels left and right, <see cref="MarginRows"/> rows above and below, always 0.
/// Owned by one encoder or decoder; native memory, freed by <see cref="Dispose"/>.
/// </remarks>
internal sealed unsafe class PixelPlane : IDisposable
{
    public const uint ColourMask = 0x00FFFFFF;
    public const int Margin = 8;
    public const int MarginRows = 4;
    private readonly uint* _memory;
    private readonly nuint _count;

    public PixelPlane(int width, int height)
    {
        Width = width;
        Height = height;
        Stride = (width + 2 * Margin + 7) & ~7;
        _count = (nuint)Stride * (nuint)(height + 2 * MarginRows);
        _memory = (uint*)NativeMemory.AlignedAlloc(_count * sizeof(uint), 64);
        Origin = _memory + MarginRows * Stride + Margin;
        Clear();
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Pixels from one row to the next.</summary>
    public int Stride { get; }

    /// <summary>The pixel at 0, 0.</summary>
    public uint* Origin { get; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint* At(int x, int y) => Origin + (nint)y * Stride + x;

    public void Clear() => NativeMemory.Clear(_memory, _count * sizeof(uint));

    public void CopyFrom(PixelPlane other) => NativeMemory.Copy(other._memory, _memory, _count * sizeof(uint));

    public void CopyFrom(PixelPlane other, PixelRect rect) => CopyFrom(other, rect, 0, 0);

    /// <summary>Fills a rectangle from where it lies in another picture, moved by an offset; both lie inside.</summary>
    public void CopyFrom(PixelPlane other, PixelRect rect, int dx, int dy)
    {
        if (rect.Width == 16)
        {
            CopySixteen(other.At(rect.X + dx, rect.Y + dy), other.Stride, At(rect.X, rect.Y), Stride, rect.Height);
            return;
        }

        for (var y = rect.Y; y < rect.Bottom; y++)
            new ReadOnlySpan<uint>(other.At(rect.X + dx, y + dy), rect.Width).CopyTo(new Span<uint>(At(rect.X, y), rect.Width));
    }

    // Blocks are copied by the thousand.
    private static void CopySixteen(uint* from, nint fromStride, uint* to, nint toStride, int rows)
    {
        for (; rows > 0; rows--, from += fromStride, to += toStride)
        {
            Vector256.Load(from).Store(to);
            Vector256.Load(from + 8).Store(to + 8);
        }
    }

    public void Dispose() => NativeMemory.AlignedFree(_memory);
}
