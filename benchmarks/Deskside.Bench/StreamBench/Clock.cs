using System.Diagnostics;

namespace Deskside.Bench.StreamBench;

/// <summary>One monotonic clock for everything that is measured, in nanoseconds.</summary>
internal static class Clock
{
    public static long Now => Stopwatch.GetTimestamp() * (1_000_000_000 / Stopwatch.Frequency);

    public static double Ms(long nanoseconds) => nanoseconds / 1e6;
}
