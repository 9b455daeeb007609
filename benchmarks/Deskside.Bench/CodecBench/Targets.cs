namespace Deskside.Bench.CodecBench;

/// <summary>What the eight standard recordings must reach, by the letter that their name starts with.</summary>
internal sealed record Targets(double KiloBytesPerSecond, double CpuMs, double PsnrDb, double FirstKiloBytes, double ExactAfterMs)
{
    private const double Exact = double.PositiveInfinity;

    public static Targets? For(string letter) => letter switch
    {
        "a" => new(2.4, 2, Exact, 95, 0),
        "b" => new(155, 10, Exact, 120, 300),
        "c" => new(31, 8, Exact, 95, 0),
        "d" => new(52, 9, Exact, 120, 300),
        "e" => new(10.8, 7, Exact, 120, 300),
        "f" => new(220, 6, 32.4, 95, 1000),
        "g" => new(165, 25, 33.5, 120, 2000),
        "h" => new(0.03, 2, Exact, 120, 0),
        _ => null,
    };
}
