using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Deskside.Bench.StreamBench.Painting;

/// <summary>A real photograph out of Debian's package mate-backgrounds, as ffmpeg reads it. Read once, shared by all scenes.</summary>
internal sealed class Photo
{
    private const string Folder = "/usr/share/backgrounds/mate/";

    /// <summary>Leaves and blossoms, sharp all over.</summary>
    public static readonly Photo Garden = new("nature/Garden.jpg", 2560, 1600);

    /// <summary>Larger than the screen in both directions.</summary>
    public static readonly Photo Elephants = new("abstract/Elephants_3840x2160.jpg", 3840, 2160);

    private readonly Lazy<uint[]> _pixels;

    private Photo(string file, int width, int height)
    {
        (Width, Height) = (width, height);
        _pixels = new Lazy<uint[]>(() => Read(Folder + file, width * height));
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>0x00RRGGBB, row by row.</summary>
    public uint[] Pixels => _pixels.Value;

    /// <summary>A part of it.</summary>
    public uint[] Cut(int x, int y, int width, int height)
    {
        var cut = new uint[width * height];
        for (var row = 0; row < height; row++) Pixels.AsSpan((y + row) * Width + x, width).CopyTo(cut.AsSpan(row * width));
        return cut;
    }

    private static uint[] Read(string file, int count)
    {
        using var ffmpeg = Process.Start(new ProcessStartInfo("ffmpeg", ["-loglevel", "error", "-i", file, "-f", "rawvideo", "-pix_fmt", "bgr0", "pipe:1"]) { RedirectStandardOutput = true })!;
        var pixels = new uint[count];
        ffmpeg.StandardOutput.BaseStream.ReadExactly(MemoryMarshal.AsBytes(pixels.AsSpan()));
        ffmpeg.WaitForExit();
        for (var at = 0; at < pixels.Length; at++) pixels[at] &= 0xFFFFFF;
        return pixels;
    }
}
