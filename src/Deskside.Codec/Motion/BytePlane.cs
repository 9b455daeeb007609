using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Deskside.Codec.Motion;

/// <summary>One colour component of a motion region, with a border that repeats its edge, so that motion may point outside.</summary>
internal sealed unsafe class BytePlane : IDisposable
{
    public const int Border = 32;
    private readonly byte* _memory;

    public BytePlane(int width, int height)
    {
        (Width, Height) = (width, height);
        Stride = width + 2 * Border;
        _memory = (byte*)NativeMemory.AllocZeroed((nuint)Stride * (nuint)(height + 2 * Border));
        Origin = _memory + Border * Stride + Border;
    }

    public int Width { get; }

    public int Height { get; }

    public int Stride { get; }

    public byte* Origin { get; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte* At(int x, int y) => Origin + y * Stride + x;

    /// <summary>Repeats the edge into the border.</summary>
    public void Extend()
    {
        for (var y = 0; y < Height; y++)
        {
            new Span<byte>(At(-Border, y), Border).Fill(*At(0, y));
            new Span<byte>(At(Width, y), Border).Fill(*At(Width - 1, y));
        }

        for (var y = 1; y <= Border; y++)
        {
            NativeMemory.Copy(At(-Border, 0), At(-Border, -y), (nuint)Stride);
            NativeMemory.Copy(At(-Border, Height - 1), At(-Border, Height - 1 + y), (nuint)Stride);
        }
    }

    public void Dispose() => NativeMemory.Free(_memory);
}
