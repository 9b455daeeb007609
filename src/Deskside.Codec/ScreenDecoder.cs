using System.Runtime.InteropServices;
using Deskside.Codec.Entropy;
using Deskside.Codec.Frames;
using Deskside.Codec.Lossless;
using Deskside.Codec.Motion;
using Deskside.Codec.Moves;
using Deskside.Codec.Pictures;

namespace Deskside.Codec;

/// <summary>The reference decoder: what every other decoder must match, pixel for pixel.</summary>
/// <remarks>
/// Fed by outside bytes: never throws on them, never reads past them, never allocates more than a valid size asks for.
/// After <see cref="DecodeOutcome.NeedKeyframe"/> every frame but a keyframe is refused, and the last picture stays. Not thread-safe.
/// </remarks>
public sealed unsafe class ScreenDecoder : IDisposable
{
    private SurfaceState? _state;
    private PixelRect[] _changed = [];
    private PixelRect[] _drawn = [];
    private int _changedCount;
    private int _expected = -1;

    public int Width => _state?.Tiles.Width ?? 0;

    public int Height => _state?.Tiles.Height ?? 0;

    /// <summary>Pixels from one row of <see cref="Pixels"/> to the next.</summary>
    public int Stride => _state?.View.Stride ?? 0;

    /// <summary>The picture, 0x00RRGGBB; lent until the next call. Row y starts at y times <see cref="Stride"/>.</summary>
    public ReadOnlySpan<uint> Pixels => _state is null ? default : new ReadOnlySpan<uint>(_state.View.Origin, Stride * (Height - 1) + Width);

    /// <summary>What the last decoded frame changed, at most one rectangle a tile; lent until the next call.</summary>
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
            Apply(ref coder, header);
        }

        return DecodeOutcome.Decoded;
    }

    public void Dispose() => _state?.Dispose();

    private DecodeOutcome Refuse(DecodeOutcome outcome)
    {
        _expected = -1;
        return outcome;
    }

    private void StartAnew(int width, int height)
    {
        if (width != Width || height != Height)
        {
            _state?.Dispose();
            _state = new SurfaceState(width, height) { Lagging = new LaggingBlocks(new BlockGrid(width, height)) };
            _changed = new PixelRect[_state.Tiles.Count];
            _drawn = new PixelRect[_state.Tiles.Count];
        }
        else
        {
            _state!.Reset();
        }
    }

    private void Apply(ref RangeDecoder coder, FrameHeader header)
    {
        var state = _state!;
        var place = state.KeepCoder.Code(ref coder, -1, state.Kept.Count);
        // Nothing has changed yet: the picture before is what is in view.
        if (place >= 0) state.Kept.Keep(place, state.View);
        state.MoveCoder.Code(ref coder, state.Tiles, state.Moves, state.Kept.Count);
        NextView.Lay(state, state.Lagging!);
        var tilesDrawn = _drawn.AsSpan(0, state.Tiles.Count);
        tilesDrawn.Clear();
        state.Drawn.Clear();
        // At most one pass over each region: more is not what an encoder writes.
        for (var i = 0; i <= RegionSet.Most && state.Motion.Code(ref coder, default, null, state) is { } region; i++) NoteDrawn(region, state.Tiles, tilesDrawn);
        ExactStage.Code(ref coder, state, null);
        CollectChanges(state, header);
    }

    private void CollectChanges(SurfaceState state, FrameHeader header)
    {
        for (var tile = 0; tile < state.Tiles.Count; tile++)
        {
            var changed = header.IsKeyframe ? state.Tiles.RectOf(tile) : state.Boxes[tile].Union(state.Moves.ChangedIn(state.Tiles.RectOf(tile))).Union(_drawn[tile]);
            if (!changed.IsEmpty) _changed[_changedCount++] = changed;
        }
    }

    private static void NoteDrawn(MotionRegion region, TileGrid tiles, Span<PixelRect> drawn)
    {
        for (var tile = 0; tile < tiles.Count; tile++)
            drawn[tile] = drawn[tile].Union(region.DrawnIn(tiles.RectOf(tile)));
    }
}
