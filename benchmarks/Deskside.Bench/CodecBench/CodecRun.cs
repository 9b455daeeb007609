using System.Runtime.InteropServices;
using Deskside.Bench.Recordings;
using Deskside.Codec;

namespace Deskside.Bench.CodecBench;

/// <summary>Plays one recording through encoder and reference decoder and measures.</summary>
/// <remarks>The decoder's picture is compared with the encoder's own after every frame, and with the source once the encoder says "exact".</remarks>
internal sealed class CodecRun(string path, string name)
{
    private const int MostHoldTicks = 300;
    private readonly CodecFigures _figures = new(name);
    private long _sinceKeyframe;

    public CodecFigures Measure(bool compare, ScreenEncoderOptions options)
    {
        using var recording = new RecordingReader(path);
        using var encoder = new ScreenEncoder(recording.Width, recording.Height, options);
        using var decoder = new ScreenDecoder();
        var rival = compare ? new Rivals(recording.Width, recording.Height) : null;
        var damage = new List<PixelRect>();
        var tickMs = 1000.0 / recording.TicksPerSecond;
        long bytes = 0, cpu = 0, decodeCpu = 0;
        double squares = 0;
        long samples = 0;
        var ticks = 0;
        var debt = false;
        while (recording.ReadTick())
        {
            ticks++;
            damage.Clear();
            foreach (var tile in recording.Damage) damage.Add(new PixelRect(tile.X, tile.Y, tile.Width, tile.Height));
            if (ticks == 1)
            {
                First(recording, encoder, decoder, damage, tickMs);
                rival?.Take(recording.Pixels, damage, isFirst: true);
                continue;
            }

            if (damage.Count == 0 && !debt) continue;
            rival?.Take(recording.Pixels, damage, isFirst: false);
            var start = ThreadClock.Nanoseconds;
            var frame = encoder.Encode(recording.Pixels, recording.Width, CollectionsMarshal.AsSpan(damage), EncodeBudget.Default);
            var spent = ThreadClock.Nanoseconds - start;
            cpu += spent;
            if (damage.Count > 0) _figures.ChangedFrames++;
            _figures.CpuMaxMs = Math.Max(_figures.CpuMaxMs, spent / 1e6);
            debt = frame.DebtRemains;
            if (Environment.GetEnvironmentVariable("TRACE") is not null) Console.Error.WriteLine($"{ticks} {frame.Bytes.Length} B {spent / 1e6:F1} ms {frame.Stats}");
            if (frame.Kind == EncodedKind.Empty) continue;
            bytes += frame.Bytes.Length;
            decodeCpu += Decode(decoder, frame, recording, ticks);
            if (damage.Count > 0) Compare(recording, decoder, damage, ref squares, ref samples);
        }

        _figures.ExactAfterMs = Hold(recording, encoder, decoder, tickMs, ref debt, out _);
        var seconds = ticks / (double)recording.TicksPerSecond;
        _figures.KiloBytesPerSecond = bytes / 1000.0 / seconds;
        _figures.CpuMs = cpu / 1e6 / Math.Max(1, _figures.ChangedFrames);
        _figures.DecodeMs = decodeCpu / 1e6 / Math.Max(1, _figures.ChangedFrames);
        if (squares > 0) _figures.PsnrDb = 10 * Math.Log10(255.0 * 255.0 * samples / squares);
        rival?.Report(_figures, seconds);
        return _figures;
    }

    private void First(RecordingReader recording, ScreenEncoder encoder, ScreenDecoder decoder, List<PixelRect> damage, double tickMs)
    {
        var start = ThreadClock.Nanoseconds;
        var frame = encoder.Encode(recording.Pixels, recording.Width, CollectionsMarshal.AsSpan(damage), EncodeBudget.Default);
        _figures.FirstMs = (ThreadClock.Nanoseconds - start) / 1e6;
        _figures.FirstKiloBytes = frame.Bytes.Length / 1000.0;
        var debt = frame.DebtRemains;
        _ = Decode(decoder, frame, recording, 1);
        _figures.FirstExactAfterMs = Hold(recording, encoder, decoder, tickMs, ref debt, out var more);
        _figures.FirstExactKiloBytes = _figures.FirstKiloBytes + more / 1000.0;
    }

    // The picture stands still; the encoder is asked every tick until nothing is owed. Returns how long that took.
    private double Hold(RecordingReader recording, ScreenEncoder encoder, ScreenDecoder decoder, double tickMs, ref bool debt, out long bytes)
    {
        bytes = 0;
        var ticks = 0;
        while (debt && ticks < MostHoldTicks)
        {
            ticks++;
            var frame = encoder.Encode(recording.Pixels, recording.Width, default, EncodeBudget.Default);
            debt = frame.DebtRemains;
            if (frame.Kind == EncodedKind.Empty) continue;
            bytes += frame.Bytes.Length;
            _ = Decode(decoder, frame, recording, -ticks);
        }

        if (debt) Fault($"not exact after {ticks} still ticks");
        else if (!IsExact(recording, decoder)) Fault("the picture at rest is not exact");
        return ticks * tickMs;
    }

    private long Decode(ScreenDecoder decoder, EncodedFrame frame, RecordingReader recording, int tick)
    {
        var start = ThreadClock.Nanoseconds;
        var outcome = decoder.Decode(frame.Bytes);
        var spent = ThreadClock.Nanoseconds - start;
        if (outcome != DecodeOutcome.Decoded) Fault($"tick {tick}: {outcome}");
        if (!frame.DebtRemains && !IsExact(recording, decoder)) Fault($"tick {tick}: decoded picture differs");
        if (frame.IsKeyframe && tick != 1) _figures.Keyframes++;
        _sinceKeyframe = frame.IsKeyframe ? spent : _sinceKeyframe + spent;
        _figures.SeekMs = Math.Max(_figures.SeekMs, _sinceKeyframe / 1e6);
        _figures.AllBytes += frame.Bytes.Length;
        return spent;
    }

    private static bool IsExact(RecordingReader recording, ScreenDecoder decoder)
    {
        for (var y = 0; y < recording.Height; y++)
        {
            var shown = decoder.Pixels.Slice(y * decoder.Stride, recording.Width);
            var wanted = recording.Pixels.AsSpan(y * recording.Width, recording.Width);
            if (!SameColours(shown, wanted)) return false;
        }

        return true;
    }

    private static bool SameColours(ReadOnlySpan<uint> shown, ReadOnlySpan<uint> wanted)
    {
        for (var x = 0; x < shown.Length; x++)
            if (((shown[x] ^ wanted[x]) & 0xFFFFFF) != 0) return false;
        return true;
    }

    private static void Compare(RecordingReader recording, ScreenDecoder decoder, List<PixelRect> damage, ref double squares, ref long samples)
    {
        foreach (var rect in damage)
        {
            long sum = 0;
            for (var y = rect.Y; y < rect.Bottom; y++)
            {
                var shown = decoder.Pixels.Slice(y * decoder.Stride + rect.X, rect.Width);
                var wanted = recording.Pixels.AsSpan(y * recording.Width + rect.X, rect.Width);
                for (var x = 0; x < shown.Length; x++)
                {
                    uint a = shown[x], b = wanted[x];
                    int red = (int)(a >> 16 & 255) - (int)(b >> 16 & 255), green = (int)(a >> 8 & 255) - (int)(b >> 8 & 255), blue = (int)(a & 255) - (int)(b & 255);
                    sum += red * red + green * green + blue * blue;
                }
            }

            squares += sum;
            samples += 3L * rect.Width * rect.Height;
        }
    }

    private void Fault(string what)
    {
        if (_figures.Fault.Length == 0) _figures.Fault = what;
    }
}
