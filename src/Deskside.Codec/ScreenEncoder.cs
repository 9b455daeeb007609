using Deskside.Codec.Damage;
using Deskside.Codec.Entropy;
using Deskside.Codec.Frames;
using Deskside.Codec.Lossless;
using Deskside.Codec.Pictures;

namespace Deskside.Codec;

/// <summary>Turns the changing picture of one surface into codec frames; <see cref="ScreenDecoder"/> turns them back.</summary>
/// <remarks>
/// Pure: no I/O, no clock, no threads. Every frame must reach the decoder, in order: the coder's state is a stream, so decide what to
/// drop before encoding. Not thread-safe; owned by one capture loop. A picture of another size needs a new encoder.
/// Source: docs/protocol/codec.md.
/// </remarks>
public sealed class ScreenEncoder : IDisposable
{
    private readonly RangeSink _sink = new(1 << 20);
    private readonly TileGrid _grid;
    private readonly PixelPlane _current;
    private readonly PixelPlane _view;
    private readonly PixelPlane _before;
    private readonly DamageNarrower _narrower;
    private readonly BoxCoder _boxCoder = new();
    private readonly LosslessModel _lossless = new();
    private readonly PixelRect[] _boxes;
    private readonly ScreenEncoderOptions _options;
    private bool _keyframe = true;
    private int _number;
    private long _bytesSinceKeyframe;
    private long _keyframeBytes;

    /// <exception cref="ArgumentOutOfRangeException">A side is not in 1…16384, or the picture is over 64 megapixels.</exception>
    public ScreenEncoder(int width, int height, ScreenEncoderOptions options)
    {
        if (!FrameHeader.IsSize(width, height))
            throw new ArgumentOutOfRangeException(nameof(width), $"A surface of {width} x {height} cannot be coded: sides are 1 to {FrameHeader.MaxSide}, at most {FrameHeader.MaxPixels} pixels.");
        _options = options;
        _grid = new TileGrid(width, height);
        _current = new PixelPlane(width, height);
        _view = new PixelPlane(width, height);
        _before = new PixelPlane(width, height);
        _narrower = new DamageNarrower(_grid, _current);
        _boxes = new PixelRect[_grid.Count];
    }

    public int Width => _grid.Width;

    public int Height => _grid.Height;

    /// <summary>The next frame resets every table, cache and reference at both ends, and carries the whole picture.</summary>
    public void RequestKeyframe() => _keyframe = true;

    /// <summary>Writes one atomic frame for what changed since the last call.</summary>
    /// <param name="source">BGRX pixels of the whole picture (0x00RRGGBB little-endian; the fourth byte is ignored).</param>
    /// <param name="strideInPixels">From one row to the next, at least <see cref="Width"/>.</param>
    /// <param name="damage">What may have changed; narrowed here. A keyframe takes the whole picture whatever it says.</param>
    /// <param name="budget">What this call may spend.</param>
    /// <exception cref="ArgumentException">The source is too small for the picture.</exception>
    public EncodedFrame Encode(ReadOnlySpan<uint> source, int strideInPixels, ReadOnlySpan<PixelRect> damage, EncodeBudget budget)
    {
        if (strideInPixels < Width || source.Length < (long)strideInPixels * (Height - 1) + Width)
            throw new ArgumentException($"A picture of {Width} x {Height} with stride {strideInPixels} needs more than {source.Length} pixels.", nameof(source));
        if (KeyframeIsDue()) _keyframe = true;
        Span<PixelRect> whole = [new PixelRect(0, 0, Width, Height)];
        var changed = _narrower.Narrow(source, strideInPixels, _keyframe ? whole : damage, _boxes);
        if (changed == 0 && !_keyframe) return new EncodedFrame { Kind = EncodedKind.Empty };
        if (_keyframe) StartAnew();

        var header = new FrameHeader(_keyframe, _number, Width, Height);
        _sink.Restart(header.ByteLength);
        var coder = new RangeEncoder(_sink);
        _boxCoder.Code(ref coder, _grid, _boxes);
        long pixels = 0;
        foreach (var box in _boxes)
        {
            if (box.IsEmpty) continue;
            LosslessCoder.Code(ref coder, _lossless, _view, _before, _current, box);
            pixels += box.Area;
        }

        foreach (var box in _boxes)
            if (!box.IsEmpty) _before.CopyFrom(_view, box);
        coder.Finish(header.ByteLength);
        header.Write(_sink.Writable);
        Account();
        return new EncodedFrame
        {
            Kind = EncodedKind.Frame,
            Bytes = _sink.Written,
            IsKeyframe = header.IsKeyframe,
            Stats = new EncodeStats(pixels, 0, 0, pixels, 0, 0),
        };
    }

    public void Dispose()
    {
        _sink.Dispose();
        _current.Dispose();
        _view.Dispose();
        _before.Dispose();
        _boxCoder.Dispose();
        _lossless.Dispose();
    }

    private bool KeyframeIsDue() =>
        _options.KeyframeAfterBytes > 0 && _bytesSinceKeyframe >= Math.Max(_options.KeyframeAfterBytes, 10 * _keyframeBytes);

    private void StartAnew()
    {
        _view.Clear();
        _before.Clear();
        _lossless.Reset();
        _boxCoder.Reset();
        for (var i = 0; i < _boxes.Length; i++) _boxes[i] = _grid.RectOf(i);
    }

    private void Account()
    {
        if (_keyframe)
        {
            _bytesSinceKeyframe = 0;
            _keyframeBytes = _sink.Length;
            _keyframe = false;
        }
        else
        {
            _bytesSinceKeyframe += _sink.Length;
        }

        _number = _number + 1 & FrameHeader.NumberMask;
    }
}
