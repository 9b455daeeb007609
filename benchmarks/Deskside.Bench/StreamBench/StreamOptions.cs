using System.Globalization;
using Deskside.Bench.StreamBench.Subject;
using Deskside.Stage.Lines;

namespace Deskside.Bench.StreamBench;

/// <summary><c>stream [--lines loopback,home,poor] [--scenes typing,scroll,…] [--seconds N] [--keys N] [--json FILE] [--photos DIR] [--trace yes|no]</c>.</summary>
internal sealed record StreamOptions
{
    public const string Usage = """
        usage: bench stream [--lines LIST] [--scenes LIST] [--seconds N] [--keys N] [--json FILE] [--photos DIR] [--trace yes|no]
          --lines LIST    loopback, home (5 up / 20 down Mbit/s, 40 ms round trip), poor (2 Mbit/s, 120 ms, 1 % loss); all by default
          --scenes LIST   typing, scroll, log, drag, video, pan, idle, none; all by default
          --seconds N     how long each scene moves (2 to 120; 8 by default)
          --keys N        how many keys are pressed for input -> pixel (0 to 1000; 60 by default)
          --json FILE     the figures for programs
          --photos DIR    a picture of the technician's page after each scene
          --trace yes     where the time between key and pixel goes (listens in the page, which costs a little itself)
        """;

    private static readonly string[] KnownLines = ["loopback", "home", "poor"];
    private static readonly string[] KnownScenes = ["typing", "scroll", "log", "drag", "video", "pan", "idle"];

    public IReadOnlyList<string> Lines { get; private init; } = KnownLines;

    public IReadOnlyList<string> Scenes { get; private init; } = KnownScenes;

    public TimeSpan Length { get; private init; } = TimeSpan.FromSeconds(8);

    public int Keys { get; private init; } = 60;

    public string? Json { get; private init; }

    public string? Photos { get; private init; }

    public bool IsTraced { get; private init; }

    /// <summary>Null and what is wrong, when the arguments cannot be understood.</summary>
    public static StreamOptions? Parse(ReadOnlySpan<string> arguments, out string problem)
    {
        var options = new StreamOptions();
        problem = "";
        for (var i = 0; i < arguments.Length; i += 2)
        {
            if (i + 1 == arguments.Length) problem = $"{arguments[i]} needs a value, or is not known.";
            else options = Take(options, arguments[i], arguments[i + 1], ref problem);
            if (problem.Length > 0) return null;
        }
        return options;
    }

    public static LineOptions LineOf(string name) => name switch
    {
        "home" => LineOptions.Home,
        "poor" => LineOptions.Poor,
        _ => LineOptions.Loopback,
    };

    public static IScene SceneOf(string name) => name switch
    {
        "typing" => new TypingScene(),
        "scroll" => new ScrollScene(),
        "log" => new LogScene(),
        "drag" => new DragScene(),
        "video" => new VideoScene(),
        "pan" => new PanScene(),
        _ => new IdleScene(),
    };

    private static StreamOptions Take(StreamOptions options, string name, string value, ref string problem)
    {
        switch (name)
        {
            case "--lines": return options with { Lines = List(name, value, KnownLines, ref problem) };
            case "--scenes" when value == "none": return options with { Scenes = [] };
            case "--scenes": return options with { Scenes = List(name, value, KnownScenes, ref problem) };
            case "--seconds": return options with { Length = TimeSpan.FromSeconds(Number(name, value, 2, 120, ref problem)) };
            case "--keys": return options with { Keys = Number(name, value, 0, 1000, ref problem) };
            case "--json": return options with { Json = value };
            case "--photos": return options with { Photos = Directory.CreateDirectory(value).FullName };
            case "--trace" when value is "yes" or "no": return options with { IsTraced = value == "yes" };
            default:
                problem = name == "--trace" ? "--trace must be yes or no." : $"{name} is not known.";
                return options;
        }
    }

    private static string[] List(string name, string value, string[] known, ref string problem)
    {
        var list = value.Split(',', StringSplitOptions.RemoveEmptyEntries);
        if (list.FirstOrDefault(word => !known.Contains(word)) is { } wrong) problem = $"{name} knows {string.Join(", ", known)}, but not \"{wrong}\".";
        return list;
    }

    private static int Number(string name, string value, int least, int most, ref string problem)
    {
        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        problem = $"{name} must be a number from {least} to {most}, but is \"{value}\".";
        return least;
    }
}
