using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;

namespace Deskside.Bench.Recordings;

/// <summary>Writes a packed delta recording (".rec.br"); the format stands at <see cref="RecordingReader"/>.</summary>
internal sealed class RecordingWriter : IDisposable
{
    private const int Tile = 64;
    private readonly BinaryWriter _writer;
    private readonly int _width, _height, _ticksPerSecond;
    private uint[]? _shown;
    private int _tick;

    public RecordingWriter(string path, int width, int height, int ticksPerSecond)
    {
        (_width, _height, _ticksPerSecond) = (width, height, ticksPerSecond);
        _writer = new BinaryWriter(new BrotliStream(File.Create(path), CompressionLevel.SmallestSize), Encoding.ASCII);
        _writer.Write("RREC"u8);
        _writer.Write(width);
        _writer.Write(height);
        _writer.Write(ticksPerSecond);
    }

    public void WriteTick(uint[] pixels)
    {
        var changed = new List<(int X, int Y, int Width, int Height)>();
        for (var y = 0; y < _height; y += Tile)
            for (var x = 0; x < _width; x += Tile)
                if (Differs(pixels, x, y)) changed.Add((x, y, Math.Min(Tile, _width - x), Math.Min(Tile, _height - y)));
        _writer.Write(_tick++ * 1000 / _ticksPerSecond);
        _writer.Write(changed.Count);
        foreach (var tile in changed)
        {
            _writer.Write((ushort)(tile.X / Tile));
            _writer.Write((ushort)(tile.Y / Tile));
            for (var y = tile.Y; y < tile.Y + tile.Height; y++)
                _writer.Write(MemoryMarshal.AsBytes(pixels.AsSpan(y * _width + tile.X, tile.Width)));
        }

        _shown = [.. pixels];
    }

    public void Dispose() => _writer.Dispose();

    private bool Differs(uint[] pixels, int x, int y)
    {
        if (_shown is null) return true;
        for (var row = y; row < Math.Min(_height, y + Tile); row++)
        {
            var width = Math.Min(Tile, _width - x);
            if (!pixels.AsSpan(row * _width + x, width).SequenceEqual(_shown.AsSpan(row * _width + x, width))) return true;
        }

        return false;
    }
}
