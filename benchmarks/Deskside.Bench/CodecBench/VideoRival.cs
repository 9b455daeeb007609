using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Deskside.Bench.Recordings;

namespace Deskside.Bench.CodecBench;

/// <summary>A recording through a video encoder by way of ffmpeg: bytes, RGB PSNR over the changed tiles, processor time with the conversion of colours.</summary>
/// <remarks>
/// One thread, no look-ahead, only changed ticks, set as for a live screen. Where our own picture is lossy its quality is met within half a decibel (by a
/// second or third run); where ours is exact, which no such codec reaches, the quality is a fixed one.
/// </remarks>
internal sealed partial class VideoRival(string name, string[] arguments)
{
    private const int UsualQuality = 24, Finest = 4, Coarsest = 60, MostRuns = 3;

    public static IReadOnlyList<VideoRival> All { get; } =
    [
        new("libvpx VP9", ["-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-tune-content", "screen", "-lag-in-frames", "0", "-b:v", "0"]),
        new("libaom AV1", ["-c:v", "libaom-av1", "-usage", "realtime", "-cpu-used", "8", "-aom-params", "cpu-used=10:tune-content=screen", "-lag-in-frames", "0", "-b:v", "0"]),
    ];

    public static bool CanRun { get; } = File.Exists("/usr/bin/ffmpeg");

    /// <param name="wantedDb">Our own quality; infinite when exact.</param>
    public VideoRivalResult Measure(string recording, double wantedDb)
    {
        var file = Path.Combine(Path.GetTempPath(), $"deskside-rival-{Environment.ProcessId}.ivf");
        var quality = UsualQuality;
        VideoRivalResult? best = null;
        for (var run = 0; run < MostRuns; run++)
        {
            var (cpuMs, frames, seconds) = Encode(recording, file, quality);
            var (first, rest) = SizesOf(file);
            var result = new VideoRivalResult(name, quality, rest / 1000.0 / seconds, Quality(recording, file), cpuMs / Math.Max(1, frames), first / 1000.0);
            if (best is null || Math.Abs(result.PsnrDb - wantedDb) < Math.Abs(best.PsnrDb - wantedDb)) best = result;
            if (double.IsInfinity(wantedDb) || Math.Abs(result.PsnrDb - wantedDb) < 0.5) break;
            // About six steps of quality a decibel and a half.
            quality = Math.Clamp(quality + (int)Math.Round((result.PsnrDb - wantedDb) * 4), Finest, Coarsest);
        }

        File.Delete(file);
        return best!;
    }

    private (double CpuMs, int Frames, double Seconds) Encode(string path, string file, int quality)
    {
        using var recording = new RecordingReader(path);
        string[] all =
        [
            "-y", "-loglevel", "info", "-benchmark", "-f", "rawvideo", "-pix_fmt", "bgr0", "-s", $"{recording.Width}x{recording.Height}", "-r", "30", "-i", "pipe:0",
            .. arguments, "-crf", quality.ToString(CultureInfo.InvariantCulture), "-threads", "1", "-g", "9999", "-pix_fmt", "yuv420p", "-f", "ivf", file,
        ];
        using var ffmpeg = Process.Start(new ProcessStartInfo("ffmpeg", all) { RedirectStandardInput = true, RedirectStandardError = true })!;
        var said = ffmpeg.StandardError.ReadToEndAsync();
        int ticks = 0, frames = 0;
        while (recording.ReadTick())
        {
            if (ticks++ > 0 && recording.Damage.Count == 0) continue;
            ffmpeg.StandardInput.BaseStream.Write(MemoryMarshal.AsBytes(recording.Pixels.AsSpan()));
            frames++;
        }

        ffmpeg.StandardInput.Close();
        ffmpeg.WaitForExit();
        var text = said.GetAwaiter().GetResult();
        if (ffmpeg.ExitCode != 0 || Times().Match(text) is not { Success: true } times) throw new InvalidOperationException($"ffmpeg failed with {name}: {text[^Math.Min(600, text.Length)..]}");
        var cpu = double.Parse(times.Groups[1].Value, CultureInfo.InvariantCulture) + double.Parse(times.Groups[2].Value, CultureInfo.InvariantCulture);
        return (cpu * 1000, frames, ticks / (double)recording.TicksPerSecond);
    }

    private static (long First, long After) SizesOf(string file)
    {
        var bytes = File.ReadAllBytes(file);
        long first = 0, rest = 0;
        for (var at = 32; at + 12 <= bytes.Length;)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at));
            if (at == 32) first = length;
            else rest += length;
            at += 12 + length;
        }

        return (first, rest);
    }

    private static double Quality(string path, string file)
    {
        using var recording = new RecordingReader(path);
        using var ffmpeg = Process.Start(new ProcessStartInfo("ffmpeg", ["-loglevel", "error", "-i", file, "-vsync", "0", "-f", "rawvideo", "-pix_fmt", "bgr0", "pipe:1"]) { RedirectStandardOutput = true })!;
        var shown = new uint[recording.Width * recording.Height];
        double squares = 0;
        long samples = 0;
        var ticks = 0;
        while (recording.ReadTick())
        {
            if (ticks++ > 0 && recording.Damage.Count == 0) continue;
            var bytes = MemoryMarshal.AsBytes(shown.AsSpan());
            if (ffmpeg.StandardOutput.BaseStream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length) break;
            if (ticks == 1) continue;
            foreach (var tile in recording.Damage)
            {
                for (var y = tile.Y; y < tile.Y + tile.Height; y++)
                {
                    for (var x = tile.X; x < tile.X + tile.Width; x++)
                    {
                        uint a = shown[y * recording.Width + x], b = recording.Pixels[y * recording.Width + x];
                        int red = (int)(a >> 16 & 255) - (int)(b >> 16 & 255), green = (int)(a >> 8 & 255) - (int)(b >> 8 & 255), blue = (int)(a & 255) - (int)(b & 255);
                        squares += red * red + green * green + blue * blue;
                    }
                }

                samples += 3L * tile.Width * tile.Height;
            }
        }

        ffmpeg.StandardOutput.Close();
        ffmpeg.WaitForExit();
        return squares == 0 ? double.PositiveInfinity : 10 * Math.Log10(255.0 * 255.0 * samples / squares);
    }

    [GeneratedRegex(@"bench: utime=([0-9.]+)s stime=([0-9.]+)s")]
    private static partial Regex Times();
}

/// <summary>What a video encoder made of a recording.</summary>
internal sealed record VideoRivalResult(string Codec, int Quality, double KiloBytesPerSecond, double PsnrDb, double CpuMs, double FirstKiloBytes);
