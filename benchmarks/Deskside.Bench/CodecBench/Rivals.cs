using System.IO.Compression;
using Deskside.Codec;

namespace Deskside.Bench.CodecBench;

/// <summary>Models of what others send: PNG tiles, and "Tight-like" palette tiles through one zlib stream that lives for the session.</summary>
internal sealed class Rivals(int width, int height)
{
    private readonly CountingStream _tightOut = new();
    private readonly uint[] _shown = new uint[width * height];
    private ZLibStream? _tight;
    private long _pngBytes, _pngFirst, _tightBytes, _tightFirst, _tightCpu;
    private int _frames;

    public void Take(uint[] pixels, List<PixelRect> tiles, bool isFirst)
    {
        if (tiles.Count == 0) return;
        _tight ??= new ZLibStream(_tightOut, CompressionLevel.Fastest, leaveOpen: true);
        var start = ThreadClock.Nanoseconds;
        var before = _tightOut.Count;
        foreach (var tile in tiles) Tight(pixels, tile);
        _tight.Flush();
        _tightCpu += isFirst ? 0 : ThreadClock.Nanoseconds - start;
        var tight = _tightOut.Count - before + 12 * tiles.Count;
        long png = 0;
        foreach (var tile in tiles) png += Png(pixels, tile);
        if (isFirst) (_tightFirst, _pngFirst) = (tight, png);
        else
        {
            _tightBytes += tight;
            _pngBytes += png;
            _frames++;
        }
    }

    public void Report(CodecFigures figures, double seconds)
    {
        figures.TightKiloBytesPerSecond = _tightBytes / 1000.0 / seconds;
        figures.TightFirstKiloBytes = _tightFirst / 1000.0;
        figures.TightCpuMs = _tightCpu / 1e6 / Math.Max(1, _frames);
        figures.PngKiloBytesPerSecond = _pngBytes / 1000.0 / seconds;
        figures.PngFirstKiloBytes = _pngFirst / 1000.0;
    }

    private void Tight(uint[] pixels, PixelRect tile)
    {
        var box = Trim(pixels, tile);
        if (box.IsEmpty) return;
        Span<uint> palette = stackalloc uint[256];
        var indices = new byte[box.Width * box.Height];
        var colours = 0;
        var k = 0;
        for (var y = box.Y; y < box.Bottom && colours <= 256; y++)
        {
            foreach (var pixel in pixels.AsSpan(y * width + box.X, box.Width))
            {
                var at = palette[..Math.Min(colours, 256)].IndexOf(pixel);
                if (at < 0)
                {
                    if (colours++ >= 256) break;
                    at = colours - 1;
                    palette[at] = pixel;
                }

                indices[k++] = (byte)at;
            }
        }

        if (colours <= 256)
        {
            foreach (var colour in palette[..colours]) _tight!.Write([(byte)colour, (byte)(colour >> 8), (byte)(colour >> 16)]);
            if (colours > 1) _tight!.Write(colours == 2 ? Packed(indices, box) : indices);
        }
        else
        {
            _tight!.Write(Raw(pixels, box, 0));
        }
    }

    private static byte[] Packed(byte[] indices, PixelRect box)
    {
        var stride = (box.Width + 7) / 8;
        var packed = new byte[stride * box.Height];
        for (var i = 0; i < indices.Length; i++)
            if (indices[i] != 0) packed[i / box.Width * stride + i % box.Width / 8] |= (byte)(128 >> i % box.Width % 8);
        return packed;
    }

    // PNG of a tile: Paeth-filtered rows, its own zlib stream, 57 bytes of chunks around it.
    private long Png(uint[] pixels, PixelRect tile)
    {
        var raw = Raw(pixels, tile, 1);
        var stride = 3 * tile.Width + 1;
        var filtered = new byte[raw.Length];
        for (var i = 0; i < raw.Length; i++)
        {
            var x = i % stride;
            if (x == 0)
            {
                filtered[i] = 4;
                continue;
            }

            int left = x > 3 ? raw[i - 3] : 0, up = i >= stride ? raw[i - stride] : 0, corner = x > 3 && i >= stride ? raw[i - stride - 3] : 0;
            int guess = left + up - corner, a = Math.Abs(guess - left), b = Math.Abs(guess - up), c = Math.Abs(guess - corner);
            filtered[i] = (byte)(raw[i] - (a <= b && a <= c ? left : b <= c ? up : corner));
        }

        var count = new CountingStream();
        using (var zlib = new ZLibStream(count, CompressionLevel.Fastest, leaveOpen: true)) zlib.Write(filtered);
        return count.Count + 57;
    }

    private byte[] Raw(uint[] pixels, PixelRect box, int rowPrefix)
    {
        var raw = new byte[(box.Width * 3 + rowPrefix) * box.Height];
        var k = 0;
        for (var y = box.Y; y < box.Bottom; y++)
        {
            k += rowPrefix;
            foreach (var pixel in pixels.AsSpan(y * width + box.X, box.Width))
            {
                raw[k++] = (byte)(pixel >> 16);
                raw[k++] = (byte)(pixel >> 8);
                raw[k++] = (byte)pixel;
            }
        }

        return raw;
    }

    private PixelRect Trim(uint[] pixels, PixelRect tile)
    {
        int left = tile.Right, right = -1, top = -1, bottom = 0;
        for (var y = tile.Y; y < tile.Bottom; y++)
        {
            var fresh = pixels.AsSpan(y * width + tile.X, tile.Width);
            var known = _shown.AsSpan(y * width + tile.X, tile.Width);
            var first = fresh.CommonPrefixLength(known);
            if (first == tile.Width && _tightBytes + _tightFirst > 0) continue;
            var last = tile.Width - 1;
            while (last > first && fresh[last] == known[last]) last--;
            left = Math.Min(left, tile.X + Math.Min(first, tile.Width - 1));
            right = Math.Max(right, tile.X + last);
            if (top < 0) top = y;
            bottom = y + 1;
            fresh.CopyTo(known);
        }

        return top < 0 ? default : new PixelRect(left, top, right + 1 - left, bottom - top);
    }

    private sealed class CountingStream : Stream
    {
        public long Count { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => Count;

        public override long Position { get => Count; set => throw new NotSupportedException(); }

        public override void Flush() { }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => Count += count;

        public override void Write(ReadOnlySpan<byte> buffer) => Count += buffer.Length;
    }
}
