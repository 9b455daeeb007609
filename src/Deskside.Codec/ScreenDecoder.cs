using System.Runtime.InteropServices;
using Deskside.Codec.Entropy;
using Deskside.Codec.Frames;
using Deskside.Codec.Lossless;
using Deskside.Codec.Pictures;

namespace Deskside.Codec;

/// <summary>The reference decoder: what every other decoder must match, pixel for pixel.</summary>
/// <remarks>
/// Fed by outside bytes: never throws on them, never reads past them, never allocates more than a valid size asks for.
/// After <see cref="DecodeOutcome.NeedKeyframe"/> every frame but a keyframe is refused, and the last picture stays. Not thread-safe.
/// </remarks>
public sealed unsafe class ScreenDecoder : IDisposable
{
    private readonly BoxCoder _boxCoder = new();
    private readonly LosslessModel _lossless = new();
    private TileGrid? _grid;
    private PixelPlane? _view;
    private PixelPlane? _before;
    private PixelRect[] _boxes = [];
    private int _changedCount;
    private PixelRect[] _changed = [];
    private int _expected = -1;

    public int Width => _grid?.Width ?? 0;

    public int Height => _grid?.Height ?? 0;

    /// <summary>Pixels from one row of <see cref="Pixels"/> to the next.</summary>
    public int Stride => _view?.Stride ?? 0;

    /// <summary>The picture, 0x00RRGGBB; lent until the next call. Row y starts at y times <see cref="Stride"/>.</summary>
    public ReadOnlySpan<uint> Pixels => _view is null ? default : new ReadOnlySpan<uint>(_view.Origin, _view.Stride * (_view.Height - 1) + _view.Width);

    /// <summary>What the last decoded frame changed; lent until the next call.</summary>
    public ReadOnlySpan<PixelRect> Changed => _changed.AsSpan(0, _changedCount);

    public DecodeOutcome Decode(ReadOnlySpan<byte> frame)
    {
        _changedCount = 0;
        switch (FrameHeader.TryRead(frame, out var header))
        {
            case HeaderParse.UnknownVersion: return Refuse(DecodeOutcome.UnknownVersion);
            case HeaderParse.Damaged: return Refuse(DecodeOutcome.NeedKeyframe);
        }

        if (header.IsKeyframe) StartAnew(header.Width, header.Height);
        else if (header.Number != _expected) return Refuse(DecodeOutcome.NeedKeyframe);
        _expected = header.Number + 1 & FrameHeader.NumberMask;
        var payload = frame[header.ByteLength..];
        fixed (byte* bytes = &MemoryMarshal.GetReference(payload))
        {
            var coder = new RangeDecoder(bytes, payload.Length);
            Apply(ref coder);
        }

        return DecodeOutcome.Decoded;
    }

    public void Dispose()
    {
        _view?.Dispose();
        _before?.Dispose();
        _boxCoder.Dispose();
        _lossless.Dispose();
    }

    private DecodeOutcome Refuse(DecodeOutcome outcome)
    {
        _expected = -1;
        return outcome;
    }

    private void StartAnew(int width, int height)
    {
        if (_grid is null || width != Width || height != Height)
        {
            _view?.Dispose();
            _before?.Dispose();
            _grid = new TileGrid(width, height);
            _view = new PixelPlane(width, height);
            _before = new PixelPlane(width, height);
            _boxes = new PixelRect[_grid.Count];
            _changed = new PixelRect[_grid.Count];
        }
        else
        {
            _view!.Clear();
            _before!.Clear();
        }

        _lossless.Reset();
        _boxCoder.Reset();
    }

    private void Apply(ref RangeDecoder coder)
    {
        _boxCoder.Code(ref coder, _grid!, _boxes);
        foreach (var box in _boxes)
        {
            if (box.IsEmpty) continue;
            LosslessCoder.Code(ref coder, _lossless, _view!, _before!, null, box);
            _changed[_changedCount++] = box;
        }

        foreach (var box in Changed) _before!.CopyFrom(_view!, box);
    }
}
