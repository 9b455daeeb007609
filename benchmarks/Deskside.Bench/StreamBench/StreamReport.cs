using System.Globalization;
using System.Text.Json;

namespace Deskside.Bench.StreamBench;

/// <summary>The figures as a table for people and as JSON for programs.</summary>
internal static class StreamReport
{
    // JSON has no "never".
    private const double Never = 999_999;

    public static void Print(IReadOnlyList<LineFigures> all)
    {
        foreach (var line in all)
        {
            Say($"\n{line.Line}: input -> pixel p50 {Mark(line.Line, "delay_p50_ms", line.DelayP50Ms)} ms, p95 {Mark(line.Line, "delay_p95_ms", line.DelayP95Ms)} ms (key to application {line.InputP50Ms:F1}, drawing to screen {line.PictureP50Ms:F1}; {line.KeysAnswered} of {line.Keys} keys)");
            Say($"{line.Line}: consent -> whole picture {Mark(line.Line, "first_ms", line.FirstMs)} ms, {Mark(line.Line, "first_kb", line.FirstKiloBytes)} KB; exact {line.FirstExactMs ?? Never:F0} ms, {line.FirstExactKiloBytes:F0} KB");
            foreach (var step in line.Trace) Console.WriteLine(step);
            Say($"{"scene",-8}{"drawn",6}{"fps seen",18}{"delay p50 ms",18}{"p95",8}{"KB/s",18}{"(up",8}{"down)",8}{"CPU %",16}{"exact after ms",18}");
            foreach (var scene in line.Scenes)
            {
                string Cell(string figure, double value) => Mark(line.Line, $"{scene.Scene}.{figure}", value);
                Say($"{scene.Scene,-8}{scene.Drawn,6}{Cell("fps", scene.FramesPerSecond),18}{Cell("p50_ms", scene.DelayP50Ms),18}{scene.DelayP95Ms,8:F1}{Cell("kbps", scene.KiloBytesPerSecond),18}{scene.UpKiloBytesPerSecond,8:F1}{scene.DownKiloBytesPerSecond,8:F1}{Cell("companion_cpu", scene.CompanionCpu),16}{Cell("exact_after_ms", scene.ExactAfterMs ?? Never),18}  {scene.Remark}");
            }
        }
        Say($"\nIn brackets: the target. Delay: drawn on the customer's screen -> seen on the technician's. KB/s: IP bytes on the customer's line, both ways, TLS on.");
    }

    public static void WriteJson(IReadOnlyList<LineFigures> all, string path)
    {
        using var file = File.Create(path);
        using var json = new Utf8JsonWriter(file, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteStartArray("figures");
        foreach (var line in all)
        {
            void Put(string name, double value, string unit, string better) => Figure(json, $"{line.Line}.{name}", value, unit, better);
            if (line.Keys > 0)
            {
                Put("delay_p50_ms", line.DelayP50Ms, "ms", "lower");
                Put("delay_p95_ms", line.DelayP95Ms, "ms", "lower");
            }
            Put("first_ms", line.FirstMs, "ms", "lower");
            Put("first_kb", line.FirstKiloBytes, "KB", "lower");
            Put("first_exact_ms", line.FirstExactMs ?? Never, "ms", "lower");
            foreach (var scene in line.Scenes)
            {
                if (scene.Drawn > 0)
                {
                    Put(scene.Scene + ".fps", scene.FramesPerSecond, "1/s", "higher");
                    Put(scene.Scene + ".p50_ms", scene.DelayP50Ms, "ms", "lower");
                    Put(scene.Scene + ".p95_ms", scene.DelayP95Ms, "ms", "lower");
                }
                Put(scene.Scene + ".kbps", scene.KiloBytesPerSecond, "KB/s", "lower");
                Put(scene.Scene + ".companion_cpu", scene.CompanionCpu, "%", "lower");
                if (scene.Drawn > 0) Put(scene.Scene + ".exact_after_ms", scene.ExactAfterMs ?? Never, "ms", "lower");
            }
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Figure(Utf8JsonWriter json, string name, double value, string unit, string better)
    {
        json.WriteStartObject();
        json.WriteString("name", "stream." + name);
        json.WriteNumber("value", double.IsFinite(value) ? Math.Round(value, 3) : Never);
        json.WriteString("unit", unit);
        if (StreamTargets.Of(name) is { } target) json.WriteNumber("target", target);
        json.WriteString("better", better);
        json.WriteEndObject();
    }

    private static string Mark(string line, string figure, double value)
    {
        var shown = value >= Never ? "never" : value.ToString("F1", CultureInfo.InvariantCulture);
        return StreamTargets.Of($"{line}.{figure}") is { } target ? $"{shown} ({target.ToString(CultureInfo.InvariantCulture)})" : shown;
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
