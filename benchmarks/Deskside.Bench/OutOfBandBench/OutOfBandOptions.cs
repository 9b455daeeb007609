using System.Globalization;
using Deskside.DeviceEmulator.Faults;

namespace Deskside.Bench.OutOfBandBench;

/// <summary>What <c>out-of-band</c> measures.</summary>
internal sealed record OutOfBandOptions
{
    public const string Usage =
        """
        out-of-band --image FILE [--delays MS,…] [--fidelity fast,faithful] [--windows BYTES,…] [--line shaped|emulated] [--json FILE]

          --delays     round trips of the line (default 0,20,80)
          --windows    the faithful device's channel window (default 4096, its own; others are reported beside it as _wN)
          --line       shaped: between network namespaces, needs root (default where it is permitted); emulated: the emulator's own delay
        """;

    public string Image { get; init; } = "";

    public IReadOnlyList<int> DelaysMs { get; init; } = [0, 20, 80];

    public IReadOnlyList<Fidelity> Fidelities { get; init; } = [Fidelity.Fast, Fidelity.Faithful];

    public IReadOnlyList<int> Windows { get; init; } = [FaithfulDevice.WindowBytes];

    public LineMaker Line { get; init; } = LineMaker.Shaped;

    public string? Json { get; init; }

    /// <summary>What is wrong with the words, or null.</summary>
    public static string? TryParse(IReadOnlyList<string> words, out OutOfBandOptions options)
    {
        options = new OutOfBandOptions();
        for (var at = 0; at < words.Count; at += 2)
        {
            if (at + 1 == words.Count) return $"{words[at]} needs a value.";
            if (With(options, words[at], words[at + 1]) is not { } next) return $"{words[at]} {words[at + 1]} cannot be understood.";
            options = next;
        }
        return File.Exists(options.Image) ? null : "--image must be the repair image: deploy/repair-image/build.sh makes it.";
    }

    private static OutOfBandOptions? With(OutOfBandOptions now, string word, string value) => word switch
    {
        "--image" => now with { Image = value },
        "--json" => now with { Json = value },
        "--line" when Enum.TryParse<LineMaker>(value, ignoreCase: true, out var maker) => now with { Line = maker },
        "--delays" when Numbers(value, 0, 2000) is { } delays => now with { DelaysMs = delays },
        "--windows" when Numbers(value, 512, 1 << 20) is { } windows => now with { Windows = windows },
        "--fidelity" when value.Split(',').Select(name => Enum.TryParse<Fidelity>(name, ignoreCase: true, out var known) ? known : (Fidelity?)null).ToArray() is var all && all.All(one => one is not null) =>
            now with { Fidelities = [.. all.Select(one => one!.Value)] },
        _ => null,
    };

    private static int[]? Numbers(string value, int least, int most)
    {
        var numbers = value.Split(',').Select(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1).ToArray();
        return numbers.All(number => number >= least && number <= most) ? numbers : null;
    }
}
