using System.Globalization;
using Deskside.Bench.StreamBench.Subject;
using Deskside.Bench.StreamBench.Watch;

namespace Deskside.Bench.StreamBench;

/// <summary>Where the milliseconds between key and pixel go: each step's median and 95th per cent.</summary>
internal sealed class KeyTrace
{
    private static readonly string[] Steps =
        ["key -> page", "page -> socket", "socket -> application", "application draws", "drawn -> message in page", "message -> painted", "painted -> screen"];

    private readonly List<double>[] _times = [.. Steps.Select(_ => new List<double>())];

    public void Add(long pressed, long heard, Moment drawn, long seen, IReadOnlyList<Happening> page)
    {
        if (First(page, "key", pressed, seen) is not { } key || First(page, "send", key.At, seen) is not { } sent) return;
        var puts = page.Where(h => h.What == "put" && h.At > drawn.At && h.At <= seen).ToList();
        if (puts.Count == 0) return;
        var messages = page.Where(h => h.What == "message" && h.At > drawn.At && h.At <= puts[^1].At).ToList();
        if (messages.Count == 0) return;
        var message = messages.MaxBy(h => h.Bytes);
        long[] at = [pressed, key.At, sent.At, heard, drawn.At, message.At, puts[^1].At, seen];
        for (var i = 0; i < Steps.Length; i++) _times[i].Add(Clock.Ms(at[i + 1] - at[i]));
    }

    public IEnumerable<string> Lines => Steps.Select((step, i) => string.Create(CultureInfo.InvariantCulture,
        $"  {step,-26}{Quantile.Of(_times[i], 0.5),8:F2} ms p50{Quantile.Of(_times[i], 0.95),8:F2} ms p95   ({_times[i].Count} keys)"));

    private static Happening? First(IReadOnlyList<Happening> page, string what, long from, long until)
    {
        foreach (var happening in page)
            if (happening.What == what && happening.At >= from && happening.At <= until) return happening;
        return null;
    }
}
