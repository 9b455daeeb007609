using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Deskside.Codec.Pictures;

namespace Deskside.Codec.Motion;

/// <summary>Counts what letters have and photos have not: thin lines of exactly one colour, against whatever ground.</summary>
/// <remarks>
/// A pixel is part of a stroke when it repeats the pixel before it along the line, while across the line the colour jumps on both sides within
/// two pixels. Grain breaks the first, soft edges and clipped areas break the second.
/// </remarks>
internal static unsafe class Strokes
{
    /// <summary>The stroke pixels of a rectangle inside the picture.</summary>
    /// <param name="jump">By how much at least one channel must differ across the line, 1 to 255.</param>
    public static int Count(PixelPlane picture, PixelRect rect, byte jump)
    {
        nint stride = picture.Stride;
        var least = Vector256.Create((byte)(jump - 1));
        var count = 0;
        for (var y = rect.Y; y < rect.Bottom; y++)
        {
            for (var x = rect.X; x < rect.Right; x += 8)
            {
                var at = picture.At(x, y);
                Vector256<uint> here = Vector256.Load(at), west = Vector256.Load(at - 1), north = Vector256.Load(at - stride);
                var down = Vector256.Equals(here, north);
                var along = Vector256.Equals(here, west);
                if ((down | along) == Vector256<uint>.Zero) continue;
                down &= Jumps(here, west, least) & (Jumps(here, Vector256.Load(at + 1), least) | Jumps(here, Vector256.Load(at + 2), least));
                along &= Jumps(here, north, least) & (Jumps(here, Vector256.Load(at + stride), least) | Jumps(here, Vector256.Load(at + 2 * stride), least));
                var mask = (down | along).ExtractMostSignificantBits();
                if (x + 8 > rect.Right) mask &= (1u << (rect.Right - x)) - 1;
                count += BitOperations.PopCount(mask);
            }
        }

        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Jumps(Vector256<uint> a, Vector256<uint> b, Vector256<byte> least)
    {
        Vector256<byte> high = Vector256.Max(a.AsByte(), b.AsByte()), low = Vector256.Min(a.AsByte(), b.AsByte());
        return ~Vector256.Equals(Vector256.SubtractSaturate(high - low, least).AsUInt32(), Vector256<uint>.Zero);
    }
}
