using Deskside.Codec;

namespace Deskside.Bench.CodecBench;

/// <summary><c>codec [--recordings DIR] [--only NAME,…] [--json FILE] [--no-rivals] [--keyframe-after BYTES]</c>; without a directory it makes its own recordings.</summary>
internal static class CodecVerb
{
    public static int Run(ReadOnlySpan<string> arguments)
    {
        string? directory = null, only = null, json = null;
        var compare = true;
        var options = ScreenEncoderOptions.Default;
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] == "--no-rivals") compare = false;
            else if (i + 1 == arguments.Length) return Wrong($"{arguments[i]} needs a value, or is not known.");
            else if (arguments[i] == "--recordings") directory = arguments[++i];
            else if (arguments[i] == "--only") only = arguments[++i];
            else if (arguments[i] == "--json") json = arguments[++i];
            else if (arguments[i] == "--keyframe-after" && long.TryParse(arguments[++i], out var bytes)) options = new ScreenEncoderOptions { KeyframeAfterBytes = bytes };
            else return Wrong($"{arguments[i]} is not known.");
        }

        directory ??= OwnRecordings.Make(only);
        if (directory is null) return Wrong("The recordings could not be made; see above, or name a directory of .rec files by --recordings.");
        if (!Directory.Exists(directory)) return Wrong($"--recordings must name a directory of .rec files; \"{directory}\" is none.");
        var names = only?.Split(',', StringSplitOptions.RemoveEmptyEntries);
        var figures = new List<CodecFigures>();
        foreach (var path in Directory.EnumerateFiles(directory).Order(StringComparer.Ordinal))
        {
            var name = NameOf(path);
            if (name is null || (names is not null && !names.Any(n => name == n || name.StartsWith(n + "_", StringComparison.Ordinal)))) continue;
            Warm(path);
            Console.Error.WriteLine($"{name} …");
            figures.Add(Measure(path, name, compare, options));
        }

        if (figures.Count == 0) return Wrong($"No recording in {directory} fits {only ?? "*.rec"}.");
        CodecReport.Print(figures);
        CodecReport.PrintVideos(figures);
        if (json is not null) CodecReport.WriteJson(figures, json);
        return figures.Exists(f => f.Fault.Length > 0) ? 1 : 0;
    }

    // Where keyframes came by themselves, once more without them: what do they cost?
    private static CodecFigures Measure(string path, string name, bool compare, ScreenEncoderOptions options)
    {
        var figures = new CodecRun(path, name).Measure(compare, options);
        if (compare && VideoRival.CanRun) figures.Videos = [.. VideoRival.All.Select(rival => rival.Measure(path, figures.PsnrDb))];
        if (figures.Keyframes == 0) return figures;
        var without = new CodecRun(path, name).Measure(compare: false, new ScreenEncoderOptions { KeyframeAfterBytes = 0 });
        figures.KeyframeOverhead = (double)figures.AllBytes / without.AllBytes - 1;
        return figures;
    }

    private static bool _isWarm;

    // The runtime compiles hot code twice; a session is long, so a benchmark starts with compiled code.
    private static void Warm(string path)
    {
        if (_isWarm) return;
        _isWarm = true;
        _ = new CodecRun(path, "warm").Measure(compare: false, ScreenEncoderOptions.Default);
    }

    private static string? NameOf(string path)
    {
        var name = Path.GetFileName(path);
        return name.EndsWith(".rec", StringComparison.Ordinal) ? name[..^4] : name.EndsWith(".rec.br", StringComparison.Ordinal) ? name[..^7] : null;
    }

    private static int Wrong(string what)
    {
        Console.Error.WriteLine(what);
        Console.Error.WriteLine("usage: codec [--recordings DIR] [--only NAME,…] [--json FILE] [--no-rivals] [--keyframe-after BYTES]");
        return 2;
    }
}
