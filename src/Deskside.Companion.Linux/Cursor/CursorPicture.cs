using System.Buffers.Binary;
using Deskside.Companion.Linux.Xlib;
using Deskside.Companion.Ports;

namespace Deskside.Companion.Linux.Cursor;

/// <summary>Turns the server's pointer picture (premultiplied ARGB, a long each) into the port's (premultiplied RGBA bytes).</summary>
internal static unsafe class CursorPicture
{
    public const int MostSide = 256;

    public static CursorShape From(XFixes.CursorImage* image)
    {
        var width = Math.Min((int)image->Width, MostSide);
        var height = Math.Min((int)image->Height, MostSide);
        var rgba = new byte[width * height * 4];
        var visible = false;
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var argb = (uint)image->Pixels[y * image->Width + x];
                visible |= argb >> 24 != 0;
                BinaryPrimitives.WriteUInt32BigEndian(rgba.AsSpan((y * width + x) * 4), (argb << 8) | (argb >> 24));
            }
        }
        if (!visible) return Invisible;
        var hotX = Math.Min((int)image->HotX, width - 1);
        var hotY = Math.Min((int)image->HotY, height - 1);
        return new CursorShape(IdOf(rgba, width, height, hotX, hotY), width, height, hotX, hotY, rgba);
    }

    public static CursorShape Invisible { get; } = new(0, 0, 0, 0, 0, ReadOnlyMemory<byte>.Empty);

    /// <summary>FNV-1a over size, hot spot and pixels: the same picture has the same number in every run. 0 is kept for invisible.</summary>
    private static uint IdOf(ReadOnlySpan<byte> rgba, int width, int height, int hotX, int hotY)
    {
        var hash = 2166136261u;
        foreach (var part in (ReadOnlySpan<int>)[width, height, hotX, hotY]) hash = (hash ^ (uint)part) * 16777619;
        foreach (var b in rgba) hash = (hash ^ b) * 16777619;
        return hash == 0 ? 1 : hash;
    }
}
