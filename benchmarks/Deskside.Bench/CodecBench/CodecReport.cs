using System.Globalization;
using System.Text.Json;

namespace Deskside.Bench.CodecBench;

/// <summary>The figures as a table for people and as JSON for machines.</summary>
internal static class CodecReport
{
    public static void Print(IReadOnlyList<CodecFigures> all)
    {
        Console.WriteLine("recording          KB/s  target | CPU ms target  max | PSNR dB  | first KB    ms  exact KB  after ms | exact after ms | decode ms  seek keyframes  cost | Tight KB/s (first)  CPU | PNG KB/s (first)");
        foreach (var f in all)
        {
            var t = Targets.For(Key(f.Name));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{f.Name,-16} {f.KiloBytesPerSecond,8:F3} {t?.KiloBytesPerSecond,6:G4} | {f.CpuMs,6:F2} {t?.CpuMs,5:G3} {f.CpuMaxMs,5:F1} | {Db(f.PsnrDb),8} | {f.FirstKiloBytes,8:F1} {f.FirstMs,6:F1} {f.FirstExactKiloBytes,8:F1} {f.FirstExactAfterMs,8:F0} | {f.ExactAfterMs,8:F0}       | {f.DecodeMs,6:F2} {f.SeekMs,8:F0} {f.Keyframes,6} {f.KeyframeOverhead,8:P1} | {f.TightKiloBytesPerSecond,8:F1} ({f.TightFirstKiloBytes:F0}) {f.TightCpuMs:F1} | {f.PngKiloBytesPerSecond:F1} ({f.PngFirstKiloBytes:F0}) {f.Fault}"));
        }
    }

    /// <summary>Beside ours: video encoders at like quality. Nothing when none was measured.</summary>
    public static void PrintVideos(IReadOnlyList<CodecFigures> all)
    {
        if (all.All(f => f.Videos.Count == 0)) return;
        Console.WriteLine();
        Console.WriteLine("recording          codec           quality     KB/s  PSNR dB  CPU ms  first KB");
        foreach (var f in all)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{f.Name,-18} Deskside                {f.KiloBytesPerSecond,8:F1} {Db(f.PsnrDb),8} {f.CpuMs,7:F1} {f.FirstKiloBytes,9:F0}"));
            foreach (var v in f.Videos)
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"",-18} {v.Codec,-15} {v.Quality,7} {v.KiloBytesPerSecond,8:F1} {Db(v.PsnrDb),8} {v.CpuMs,7:F1} {v.FirstKiloBytes,9:F0}"));
        }
    }

    public static void WriteJson(IReadOnlyList<CodecFigures> all, string path)
    {
        using var file = File.Create(path);
        using var json = new Utf8JsonWriter(file, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteStartArray("figures");
        foreach (var f in all)
        {
            var key = "codec." + Key(f.Name);
            var t = Targets.For(Key(f.Name));
            Figure(json, key + ".kbps", f.KiloBytesPerSecond, "KB/s", t?.KiloBytesPerSecond, "lower");
            Figure(json, key + ".cpu_ms", f.CpuMs, "ms", t?.CpuMs, "lower");
            Figure(json, key + ".psnr_db", f.PsnrDb, "dB", t?.PsnrDb, "higher");
            Figure(json, key + ".first_kb", f.FirstKiloBytes, "KB", t?.FirstKiloBytes, "lower");
            Figure(json, key + ".first_ms", f.FirstMs, "ms", null, "lower");
            Figure(json, key + ".first_exact_kb", f.FirstExactKiloBytes, "KB", null, "lower");
            Figure(json, key + ".first_exact_after_ms", f.FirstExactAfterMs, "ms", 2000, "lower");
            Figure(json, key + ".exact_after_ms", f.ExactAfterMs, "ms", t?.ExactAfterMs, "lower");
            Figure(json, key + ".decode_ms", f.DecodeMs, "ms", null, "lower");
            Figure(json, key + ".seek_ms", f.SeekMs, "ms", 300, "lower");
            Figure(json, key + ".keyframe_overhead", f.KeyframeOverhead, "fraction", 0.1, "lower");
            foreach (var v in f.Videos)
            {
                var rival = $"{key}.{v.Codec.Split(' ')[0]}";
                Figure(json, rival + ".kbps", v.KiloBytesPerSecond, "KB/s", null, "lower");
                Figure(json, rival + ".psnr_db", v.PsnrDb, "dB", null, "higher");
                Figure(json, rival + ".cpu_ms", v.CpuMs, "ms", null, "lower");
            }

            Figure(json, key + ".tight_kbps", f.TightKiloBytesPerSecond, "KB/s", null, "lower");
            Figure(json, key + ".png_kbps", f.PngKiloBytesPerSecond, "KB/s", null, "lower");
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>The letter of a standard recording ("a_typing" is "a"), else the file's name.</summary>
    private static string Key(string name) => name.Length > 1 && name[1] == '_' && name[0] is >= 'a' and <= 'h' ? name[..1] : name;

    private static string Db(double value) => double.IsInfinity(value) ? "exact" : value.ToString("F2", CultureInfo.InvariantCulture);

    // JSON has no infinity: an exact picture is written as 999 dB.
    private static void Figure(Utf8JsonWriter json, string name, double value, string unit, double? target, string better)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteNumber("value", Finite(value));
        json.WriteString("unit", unit);
        if (target is { } t) json.WriteNumber("target", Finite(t));
        json.WriteString("better", better);
        json.WriteEndObject();
    }

    private static double Finite(double value) => double.IsInfinity(value) ? 999 : Math.Round(value, 4);
}
