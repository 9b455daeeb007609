using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using Deskside.Companion.Linux.Xlib;

namespace Deskside.Companion.Linux.Capture;

/// <summary>How the display server lays out a pixel, and the way from there to 0x00RRGGBB.</summary>
/// <remarks>The usual 32-bit layout only loses its top byte (which programs fill with anything); others are shifted and widened.</remarks>
internal readonly record struct PixelFormat(int BitsPerPixel, bool BigEndian, uint Red, uint Green, uint Blue)
{
    public const uint ColourMask = 0x00FFFFFF;

    public bool IsUsual => BitsPerPixel == 32 && !BigEndian && Red == 0xFF0000 && Green == 0xFF00 && Blue == 0xFF;

    public int BytesPerPixel => BitsPerPixel / 8;

    /// <summary>Reads the layout off a captured picture and its visual. False for palettes and other layouts without masks.</summary>
    public static unsafe bool TryOf(XImage* image, XVisual* visual, out PixelFormat format)
    {
        format = new PixelFormat(image->BitsPerPixel, image->ByteOrder != 0, (uint)visual->RedMask, (uint)visual->GreenMask, (uint)visual->BlueMask);
        return format.BitsPerPixel is 16 or 24 or 32 && format.Red != 0 && format.Green != 0 && format.Blue != 0;
    }

    /// <summary>Converts one row; <paramref name="source"/> holds at least as many pixels as <paramref name="target"/>.</summary>
    public void ConvertRow(ReadOnlySpan<byte> source, Span<uint> target)
    {
        if (IsUsual) Mask(MemoryMarshal.Cast<byte, uint>(source)[..target.Length], target);
        else Shift(source, target);
    }

    private static void Mask(ReadOnlySpan<uint> source, Span<uint> target)
    {
        var i = 0;
        var mask = new Vector<uint>(ColourMask);
        for (; i <= target.Length - Vector<uint>.Count; i += Vector<uint>.Count)
            (new Vector<uint>(source[i..]) & mask).CopyTo(target[i..]);
        for (; i < target.Length; i++) target[i] = source[i] & ColourMask;
    }

    private void Shift(ReadOnlySpan<byte> source, Span<uint> target)
    {
        for (var i = 0; i < target.Length; i++)
        {
            var pixel = ReadPixel(source[(i * BytesPerPixel)..]);
            target[i] = (Widen(pixel, Red) << 16) | (Widen(pixel, Green) << 8) | Widen(pixel, Blue);
        }
    }

    private uint ReadPixel(ReadOnlySpan<byte> at) => BytesPerPixel switch
    {
        2 => BigEndian ? BinaryPrimitives.ReadUInt16BigEndian(at) : BinaryPrimitives.ReadUInt16LittleEndian(at),
        3 => BigEndian ? (uint)(at[0] << 16 | at[1] << 8 | at[2]) : (uint)(at[2] << 16 | at[1] << 8 | at[0]),
        _ => BigEndian ? BinaryPrimitives.ReadUInt32BigEndian(at) : BinaryPrimitives.ReadUInt32LittleEndian(at),
    };

    /// <summary>Brings a colour of any width to 8 bits, with full white staying full white.</summary>
    private static uint Widen(uint pixel, uint mask)
    {
        var shift = BitOperations.TrailingZeroCount(mask);
        var most = mask >> shift;
        return most == 255 ? (pixel & mask) >> shift : (uint)(((ulong)((pixel & mask) >> shift) * 255 + most / 2) / most);
    }
}
