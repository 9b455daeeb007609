using System.Globalization;
using Deskside.Bench.StreamBench.Subject;
using Deskside.Bench.StreamBench.Watch;

namespace Deskside.Bench.StreamBench;

/// <summary>Where the milliseconds between key and pixel go: each step's median and 95th per cent.</summary>
internal sealed class KeyTrace
{
    private static readonly string[] Steps =
        ["key -> page", "page -> socket", "socket -> application", "application draws", "drawn -> message in page", "message -> painted", "painted -> screen"];

    // Cursor places and receipts are smaller.
    private const int SmallMessage = 80;

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

    /// <summary>One line: the same for the frames of a scene, from the drawing on.</summary>
    public static string OfFrames(IEnumerable<Moment> drawn, Dictionary<ushort, long> seen, IReadOnlyList<Happening> page)
    {
        List<double> arrival = [], painting = [], showing = [];
        foreach (var moment in drawn)
        {
            if (!seen.TryGetValue(moment.Number, out var at)) continue;
            var put = page.LastOrDefault(h => h.What == "put" && h.At > moment.At && h.At <= at);
            // Earlier frames may still be arriving: the last message that can hold a picture is this one's.
            var message = page.LastOrDefault(h => h.What == "message" && h.Bytes > SmallMessage && h.At > moment.At && h.At <= put.At);
            if (message.At == 0) continue;
            arrival.Add(Clock.Ms(message.At - moment.At));
            painting.Add(Clock.Ms(put.At - message.At));
            showing.Add(Clock.Ms(at - put.At));
        }
        return string.Create(CultureInfo.InvariantCulture,
            $"drawn -> message {Quantile.Of(arrival, 0.5):F1}, -> painted {Quantile.Of(painting, 0.5):F1}, -> screen {Quantile.Of(showing, 0.5):F1} ms p50; {page.Count(h => h.What == "message")} messages, {page.Count(h => h.What == "send")} sent, {page.Count(h => h.What == "put")} puts");
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
