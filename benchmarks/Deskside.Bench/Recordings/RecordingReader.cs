using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;

namespace Deskside.Bench.Recordings;

/// <summary>Reads a lossless delta recording of a screen, tick by tick.</summary>
/// <remarks>
/// Little-endian: "RREC", width, height, ticks a second (4 each); then per tick: milliseconds (4), tile count (4), and per tile column and row
/// (2 each) of a 64-pixel tile and its BGRX rows, cut at the picture's border. A name ending in ".br" is unpacked on the way.
/// </remarks>
internal sealed class RecordingReader : IDisposable
{
    private const int Tile = 64;
    private readonly Stream _stream;
    private readonly byte[] _tile = new byte[Tile * Tile * 4];

    public RecordingReader(string path)
    {
        Stream file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20);
        _stream = path.EndsWith(".br", StringComparison.Ordinal) ? new BufferedStream(new BrotliStream(file, CompressionMode.Decompress), 1 << 20) : file;
        Span<byte> header = stackalloc byte[16];
        _stream.ReadExactly(header);
        if (!header[..4].SequenceEqual("RREC"u8)) throw new InvalidDataException($"{path} is not a recording: it does not start with RREC.");
        Width = BinaryPrimitives.ReadInt32LittleEndian(header[4..]);
        Height = BinaryPrimitives.ReadInt32LittleEndian(header[8..]);
        TicksPerSecond = BinaryPrimitives.ReadInt32LittleEndian(header[12..]);
        if (Width is < 1 or > 16384 || Height is < 1 or > 16384 || TicksPerSecond is < 1 or > 1000)
            throw new InvalidDataException($"{path} says {Width} x {Height} at {TicksPerSecond} a second, which cannot be.");
        Pixels = new uint[Width * Height];
    }

    public int Width { get; }

    public int Height { get; }

    public int TicksPerSecond { get; }

    /// <summary>The picture after the last tick read; row after row.</summary>
    public uint[] Pixels { get; }

    /// <summary>The tiles that the last tick changed.</summary>
    public List<PixelRectangle> Damage { get; } = [];

    /// <summary>Takes the next tick in; false at the end.</summary>
    public bool ReadTick()
    {
        Span<byte> head = stackalloc byte[8];
        var got = _stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        Damage.Clear();
        if (got < head.Length) return false;
        var count = BinaryPrimitives.ReadInt32LittleEndian(head[4..]);
        for (var i = 0; i < count; i++) ReadTile();
        return true;
    }

    public void Dispose() => _stream.Dispose();

    private void ReadTile()
    {
        Span<byte> at = stackalloc byte[4];
        _stream.ReadExactly(at);
        int x = BinaryPrimitives.ReadUInt16LittleEndian(at) * Tile, y = BinaryPrimitives.ReadUInt16LittleEndian(at[2..]) * Tile;
        if (x >= Width || y >= Height) throw new InvalidDataException($"A tile at {x}, {y} lies outside the recording of {Width} x {Height}.");
        int width = Math.Min(Tile, Width - x), height = Math.Min(Tile, Height - y);
        _stream.ReadExactly(_tile.AsSpan(0, width * height * 4));
        var pixels = MemoryMarshal.Cast<byte, uint>(_tile.AsSpan(0, width * height * 4));
        for (var row = 0; row < height; row++)
            pixels.Slice(row * width, width).CopyTo(Pixels.AsSpan((y + row) * Width + x));
        Damage.Add(new PixelRectangle(x, y, width, height));
    }
}

/// <summary>A changed tile of a recording.</summary>
internal readonly record struct PixelRectangle(int X, int Y, int Width, int Height);
