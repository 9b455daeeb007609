namespace Deskside.Bench.StreamBench;

/// <summary>Quantiles of a few hundred values.</summary>
internal static class Quantile
{
    /// <summary>The smallest value that is at least as large as the given share of all; NaN of none.</summary>
    public static double Of(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? double.NaN : sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
    }
}
