using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Deskside.Codec.Frames;

namespace Deskside.Codec.Tests;

/// <summary>A file of testdata/codec: encoded frames, each with the CRC-32 of the picture that it must give.</summary>
internal static class VectorFile
{
    public static TheoryData<string> Names => [.. Directory.EnumerateFiles(Folder(), "*.dvec").Select(p => Path.GetFileNameWithoutExtension(p)).Order(StringComparer.Ordinal)];

    public static List<(byte[] Frame, uint Check)> Read(string name)
    {
        var bytes = File.ReadAllBytes(Path.Combine(Folder(), name + ".dvec"));
        Assert.Equal("DVEC", Encoding.ASCII.GetString(bytes, 0, 4));
        var frames = new List<(byte[] Frame, uint Check)>();
        for (var at = 8; at < bytes.Length;)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at));
            frames.Add((bytes.AsSpan(at + 8, length).ToArray(), BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at + 4))));
            at += 8 + length;
        }

        Assert.Equal(BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(4)), frames.Count);
        return frames;
    }

    public static uint CheckOf(ScreenDecoder decoder)
    {
        uint crc = 0;
        for (var y = 0; y < decoder.Height; y++)
            crc = Crc32.Of(MemoryMarshal.AsBytes(decoder.Pixels.Slice(y * decoder.Stride, decoder.Width)), crc);
        return crc;
    }

    private static string Folder([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../../testdata/codec"));
}
