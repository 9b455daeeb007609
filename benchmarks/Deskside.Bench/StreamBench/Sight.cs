using Deskside.Bench.StreamBench.Subject;

namespace Deskside.Bench.StreamBench;

/// <summary>What was drawn against what was seen.</summary>
internal static class Sight
{
    /// <summary>When each number was first seen.</summary>
    public static Dictionary<ushort, long> FirstOf(IEnumerable<Moment> seen)
    {
        var first = new Dictionary<ushort, long>();
        foreach (var moment in seen) first.TryAdd(moment.Number, moment.At);
        return first;
    }

    /// <summary>
    /// Milliseconds until each one stood on the screen, itself or a later one that holds it. A frame that was overtaken has not been lost:
    /// its content was seen with the next.
    /// </summary>
    public static IEnumerable<double> Delays(IEnumerable<Moment> drawn, Dictionary<ushort, long> seen)
    {
        var last = seen.Count == 0 ? 0 : seen.Keys.Max();
        foreach (var moment in drawn)
            for (int number = moment.Number; number <= last; number++)
                if (seen.TryGetValue((ushort)number, out var at))
                {
                    yield return Clock.Ms(at - moment.At);
                    break;
                }
    }
}
