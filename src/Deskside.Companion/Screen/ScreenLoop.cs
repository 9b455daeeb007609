using Deskside.Companion.Control;
using Deskside.Companion.Legs;
using Deskside.Companion.Ports;
using Deskside.Companion.Sharing;
using Deskside.Protocol.Frames;
using Deskside.Protocol.Messages;
using Deskside.Protocol.Parts;

namespace Deskside.Companion.Screen;

/// <summary>Capture, encode, post: one picture at a time, only while somebody may see it and the line has room.</summary>
/// <remarks>
/// The screen is not a queue: the loop waits for room first and captures last, so that whatever changed meanwhile is one picture.
/// Without an audience nothing is captured. One loop a session; <see cref="Choose"/> and <see cref="WantKeyframe"/> from any thread.
/// </remarks>
internal sealed class ScreenLoop(IScreenSource source, InputGate gate, Outgoing outgoing, SessionClock clock, CpuUse cpu, TimeProvider time) : IDisposable
{
    // The pace of paying debt: the encoder counts its calls to tell what stands still.
    private static readonly TimeSpan DebtEvery = TimeSpan.FromMilliseconds(33);

    private readonly Pulse _choosing = new();
    private readonly Dictionary<int, SurfaceEncoder> _encoders = [];
    private readonly CpuGovernor _governor = new();
    private uint _chosen = 1;
    private uint _keyframes;
    private int _epoch;

    public PictureLedger Ledger { get; } = new();

    /// <summary>The surfaces that are sent now, bit by number.</summary>
    public uint Chosen => Volatile.Read(ref _chosen);

    /// <summary>Which surfaces to send, bit by surface number. Those that were not sent before begin with a keyframe.</summary>
    public void Choose(uint mask)
    {
        var added = mask & ~Interlocked.Exchange(ref _chosen, mask);
        WantKeyframes(added);
        _choosing.Set();
    }

    /// <summary>The next picture of this surface needs nothing before it.</summary>
    public void WantKeyframe(int surface) => WantKeyframes(1u << surface);

    public void WantAllKeyframes() => WantKeyframes(uint.MaxValue);

    /// <summary>There is a new epoch: look at once, also when nothing changes.</summary>
    public void MindEpoch() => _choosing.Set();

    /// <summary>Runs until cancelled, or until the display goes away (<see cref="ScreenLostException"/>).</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var isGoverned = await PrepareAsync();
        var work = new ScreenWork(source, _choosing, time);
        while (true)
        {
            if (isGoverned && _governor.Rest(Environment.CpuUsage.TotalTime, clock.Now) is { Ticks: > 0 } rest) await Task.Delay(rest, time, cancellation);
            while (!outgoing.MayEncode) await outgoing.Room.WaitAsync(cancellation);
            await work.WaitAsync(Chosen, NextDue(), cancellation);
            ForgetLostSurfaces();
            BeginEpoch();
            foreach (var surface in source.Surfaces)
            {
                if (!IsChosen(surface.Id)) continue;
                // Between surfaces the line may have filled up, or the last viewer may have lost the right.
                while (!outgoing.MayEncode) await outgoing.Room.WaitAsync(cancellation);
                Send(surface);
            }
        }
    }

    public void Dispose()
    {
        foreach (var encoder in _encoders.Values) encoder.Dispose();
        _encoders.Clear();
    }

    // Once for each: this loop may have seen the new audience before whoever brought it has told of it.
    private void BeginEpoch()
    {
        if (outgoing.Epoch is var epoch && epoch == _epoch) return;
        _epoch = epoch;
        WantAllKeyframes();
    }

    private void WantKeyframes(uint mask)
    {
        Interlocked.Or(ref _keyframes, mask);
        foreach (var surface in source.Surfaces)
            if ((mask & (1u << surface.Id)) != 0) source.Invalidate(surface.Id);
    }

    // Before anybody may see: the coder is compiled and the memory of the likely surfaces is there. The screen is not looked at.
    private async Task<bool> PrepareAsync()
    {
        await Task.Yield();
        foreach (var surface in source.Surfaces)
            if (IsChosen(surface.Id)) _ = EncoderOf(surface);
        using var rehearsal = new Rehearsal(time);
        while (!outgoing.HasAudience && rehearsal.Step()) await Task.Yield();
        return cpu switch { CpuUse.Half => true, CpuUse.Full => false, _ => Environment.ProcessorCount == 1 || rehearsal.FoundWeakPc };
    }

    private bool IsChosen(int surface) => (Chosen & (1u << surface)) != 0;

    // When to look again though nothing changes: at once for the rest of a first picture.
    private TimeSpan? NextDue()
    {
        TimeSpan? due = null;
        foreach (var (surface, encoder) in _encoders)
        {
            if (!IsChosen(surface)) continue;
            if (encoder.IsContinued) return TimeSpan.Zero;
            if (encoder.HasDebt) due = DebtEvery;
        }
        return due;
    }

    // A monitor that was pulled out takes its encoder, and all that memory, with it.
    private void ForgetLostSurfaces()
    {
        if (_encoders.Count <= source.Surfaces.Count) return;
        foreach (var lost in _encoders.Keys.Except(source.Surfaces.Select(surface => surface.Id)).ToArray())
        {
            _encoders[lost].Dispose();
            _encoders.Remove(lost);
        }
    }

    private SurfaceEncoder EncoderOf(Surface surface)
    {
        if (_encoders.TryGetValue(surface.Id, out var encoder) && encoder.Fits(surface)) return encoder;
        encoder?.Dispose();
        return _encoders[surface.Id] = new SurfaceEncoder(surface, Ledger);
    }

    private void Send(Surface surface)
    {
        var encoder = EncoderOf(surface);
        var budget = LineBudget.For(outgoing.BytesPerSecond);
        var bit = 1u << surface.Id;
        if ((Interlocked.And(ref _keyframes, ~bit) & bit) != 0) encoder.RequestKeyframe();
        // The event counts as applied before the capture only if it was: read it first.
        var lastEvent = gate.LastEventId;
        var captureMs = clock.Ms;
        var header = new ScreenHeader(encoder.NextNumber, lastEvent, captureMs);
        var isCaptured = source.TryCapture(surface.Id, (pixels, stride, damage) => Post(surface, encoder, encoder.Encode(pixels, stride, damage, budget, header)));
        if (!isCaptured && encoder.HasDebt) Post(surface, encoder, encoder.Refine(budget, header));
    }

    private void Post(Surface surface, SurfaceEncoder encoder, Picture? picture)
    {
        if (picture is null) return;
        var message = new OutgoingMessage(FrameKind.Screen, StreamId.Of(StreamId.EveryViewer, Channel.Screen(surface.Id)), picture.Message,
            picture.IsKeyframe ? FrameFlags.Keyframe : FrameFlags.None);
        // Not taken: the audience just changed, and the decoder would miss this step of the coder's state.
        if (!outgoing.TryPostScreen(message, surface.Id, picture.Number)) encoder.RequestKeyframe();
    }
}
