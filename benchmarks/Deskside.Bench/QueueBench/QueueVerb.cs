using System.Globalization;
using Deskside.Bench.QueueBench.Days;

namespace Deskside.Bench.QueueBench;

/// <summary><c>queue [--only wait]</c>: the expected wait on simulated days.</summary>
internal static class QueueVerb
{
    public static Task<int> RunAsync(string[] arguments)
    {
        var wait = WaitFigures.Measure();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{wait.Days} days, {wait.Judged} answered, mean wait {wait.MeanWaitS:0} s; mean error: model {wait.ModelErrorS:0.0} s, plain average {wait.PlainErrorS:0.0} s"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"queue.wait_error_ratio {wait.Ratio:0.000} (target at most 0.60)"));
        return Task.FromResult(wait.Ratio <= 0.6 ? 0 : 1);
    }
}
