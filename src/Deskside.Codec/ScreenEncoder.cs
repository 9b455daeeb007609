using Deskside.Codec.Cache;
using Deskside.Codec.Damage;
using Deskside.Codec.Entropy;
using Deskside.Codec.Frames;
using Deskside.Codec.Lossless;
using Deskside.Codec.Motion;
using Deskside.Codec.Moves;
using Deskside.Codec.Pictures;
using Deskside.Codec.Refinement;

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
    private readonly SurfaceState _state;
    private readonly PixelPlane _current;
    private readonly DamageNarrower _narrower;
    private readonly PixelRect[] _changed;
    private readonly MoveStage _moves;
    private readonly KeptIndex _kept;
    private readonly Represented _represented;
    private readonly DebtBook _debt;
    private readonly OwedPixels _owed;
    private readonly MotionStage _motion;
    private readonly KeyframeBook _keyframes;
    private readonly KeyframeBands _bands;
    private bool _keyframe = true;
    private int _number;

    /// <exception cref="ArgumentOutOfRangeException">A side is not in 1…16384, or the picture is over 64 megapixels.</exception>
    public ScreenEncoder(int width, int height, ScreenEncoderOptions options)
    {
        if (!FrameHeader.IsSize(width, height))
            throw new ArgumentOutOfRangeException(nameof(width), $"A surface of {width} x {height} cannot be coded: sides are 1 to {FrameHeader.MaxSide}, at most {FrameHeader.MaxPixels} pixels.");
        _keyframes = new KeyframeBook(options.KeyframeAfterBytes);
        _state = new SurfaceState(width, height);
        _bands = new KeyframeBands(_state.Tiles, options.KeyframeBands);
        _current = new PixelPlane(width, height);
        _narrower = new DamageNarrower(_state.Tiles, _current);
        _changed = new PixelRect[_state.Tiles.Count];
        _kept = new KeptIndex(_state.Kept, (long)width * height);
        _represented = new Represented(_state);
        _debt = new DebtBook(_state.Tiles, new LossyMap(_state.Blocks));
        _owed = new OwedPixels(_current, _state.View);
        _motion = new MotionStage(_state, _current, _represented, _debt);
        _moves = new MoveStage(_state, _kept, _current, _represented, _motion);
    }

    public int Width => _state.Tiles.Width;

    public int Height => _state.Tiles.Height;

    /// <summary>The next frame resets every table, cache and reference at both ends; it, and those that follow at once, carry the whole picture.</summary>
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
        if (_keyframes.IsDue) _keyframe = true;
        return Code(source, strideInPixels, damage, budget);
    }

    /// <summary>Goes on with the picture that was given last, without a new one: carries what a keyframe left, and makes lossy areas exact.</summary>
    /// <remarks>Nothing while a keyframe is asked for, as that needs the source: the next <see cref="Encode"/> brings it.</remarks>
    public EncodedFrame Refine(EncodeBudget budget) =>
        _keyframe || _keyframes.IsDue ? new EncodedFrame { Kind = EncodedKind.Empty, DebtRemains = true } : Code(default, Width, default, budget);

    private EncodedFrame Code(ReadOnlySpan<uint> source, int strideInPixels, ReadOnlySpan<PixelRect> damage, EncodeBudget budget)
    {
        Span<PixelRect> whole = [new PixelRect(0, 0, Width, Height)];
        var changedTiles = _narrower.Narrow(source, strideInPixels, _keyframe ? whole : damage, _changed);
        _debt.Wait();
        if (_keyframe) StartAnew();
        else if (changedTiles == 0 && !_bands.Remain && !RefinementIsDue(budget)) return new EncodedFrame { Kind = EncodedKind.Empty, DebtRemains = _debt.Remains };

        // The later parts of a first picture are new as its first was, though their frames follow one.
        var kind = _bands.Remain ? FrameKind.Keyframe : FrameKind.Following;
        _bands.Take(_changed);
        var changedPixels = AreaOf(_changed);
        var place = kind == FrameKind.Keyframe ? -1 : _kept.KeepIfDue(_state.Before, changedPixels);
        var moved = kind == FrameKind.Keyframe ? default : _moves.Run(_changed, changedPixels, _debt);
        _moves.NarrowRest(_changed, _state.Boxes);
        _motion.Plan(_state.Boxes, budget.Lossiness, kind, _moves.PhotosIn(moved.Moved + moved.FromKept));

        var header = new FrameHeader(_keyframe, _number, Width, Height);
        _sink.Restart(header.ByteLength);
        var coder = new RangeEncoder(_sink);
        _state.KeepCoder.Code(ref coder, place, _state.Kept.Count);
        _state.MoveCoder.Code(ref coder, _state.Tiles, _state.Moves, _state.Kept.Count);
        var lossy = _motion.Code(ref coder, _sink, budget.MaxBytes, kind);
        if (lossy > 0) _motion.NarrowRest(_state.Boxes);
        var lossless = AreaOf(_state.Boxes);
        foreach (var box in _state.Boxes) _owed.Note(_represented.Plane, _debt.Lossy, box);
        Represent();
        var refined = _debt.Pay(_current, _state.View, _state.Boxes, budget.RefinePixels);
        _owed.Hide(_debt.Lossy);
        ExactStage.Code(ref coder, _state, _current);
        _owed.Restore();
        coder.Finish(header.ByteLength);
        header.Write(_sink.Writable);
        _kept.Lose(lossless + lossy);
        Account(header.IsKeyframe, kind == FrameKind.Keyframe || refined > 0);
        return new EncodedFrame
        {
            Kind = EncodedKind.Frame,
            Bytes = _sink.Written,
            IsKeyframe = header.IsKeyframe,
            DebtRemains = _debt.Remains || _bands.Remain,
            IsContinued = _bands.Remain,
            Stats = new EncodeStats(changedPixels, moved.Moved, moved.FromKept, lossless, lossy, refined),
        };
    }

    public void Dispose()
    {
        _sink.Dispose();
        _state.Dispose();
        _current.Dispose();
        _represented.Dispose();
        _moves.Dispose();
        _motion.Dispose();
        _kept.Dispose();
    }

    private static long AreaOf(PixelRect[] boxes)
    {
        long area = 0;
        foreach (var box in boxes) area += box.Area;
        return area;
    }

    private bool RefinementIsDue(EncodeBudget budget) => budget.RefinePixels > 0 && _debt.IsDue();

    // From here on the viewer's picture stands for the current source.
    private void Represent()
    {
        foreach (var box in _state.Boxes)
            if (!box.IsEmpty) _represented.Take(_current, box);
    }

    private void StartAnew()
    {
        _state.Reset();
        _kept.Forget();
        _debt.Clear();
        _motion.Forget();
        _represented.Join();
        _bands.Begin();
    }

    private void Account(bool isKeyframe, bool paysForKeyframe)
    {
        if (!_debt.Remains) _represented.Join();
        _keyframes.Note(isKeyframe ? FrameKind.Keyframe : FrameKind.Following, _sink.Length, paysForKeyframe, _debt.Remains || _bands.Remain);
        _keyframe = false;
        _number = _number + 1 & FrameHeader.NumberMask;
    }
}
