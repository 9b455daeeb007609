using System.Globalization;

namespace Deskside.Bench.OutOfBandBench;

/// <summary>The figures of one run, printed as they come.</summary>
internal sealed class OutOfBandReport
{
    private readonly List<double> _local = [];
    private readonly LineMaker _line;

    public OutOfBandReport(LineMaker line)
    {
        _line = line;
        Figures["oob.line_shaped"] = line == LineMaker.Shaped ? 1 : 0;
    }

    public SortedDictionary<string, double> Figures { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether every figure that has a target reached it.</summary>
    public bool IsGood { get; private set; } = true;

    /// <summary>A start from an image at the PC: what the starts after it are held against. The figure is the median of all of them.</summary>
    public void AddLocal(BootRun local)
    {
        _local.Add(local.TookS);
        Figures["oob.local_s"] = _local.Order().ElementAt(_local.Count / 2);
        Figures["oob.bytes_local"] = local.Bytes;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"oob.local_s",-38} {local.TookS,8:0.00}   {local.Bytes} bytes in {local.Reads} reads; line: {_line}"));
    }

    public void Add(int delayMs, string tail, BootRun far)
    {
        var ratio = far.TookS / _local[^1];
        var target = Target(delayMs, tail);
        IsGood &= target is null || ratio <= target;
        var name = string.Create(CultureInfo.InvariantCulture, $"oob.boot_ratio_{delayMs}ms{tail}");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{name,-38} {ratio,8:0.00}   {far.TookS:0.00} s, {far.Bytes} bytes in {far.Reads} commands{(target is { } most ? $"; target at most {most:0.0}" : "")}"));
        Figures[name] = ratio;
        Figures["oob.bytes" + tail] = far.Bytes;
        Figures["oob.commands" + tail] = far.Reads;
    }

    private static double? Target(int delayMs, string tail) => (delayMs, tail) switch
    {
        (20, "") => 1.3,
        (80, "") => 2.0,
        (20, "_faithful") => 1.6,
        (80, "_faithful") => 3.0,
        _ => null,
    };
}
