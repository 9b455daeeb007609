using Deskside.Bench.Scenes;

namespace Deskside.Bench.DecodeBench;

/// <summary>The coded streams of recordings, as .dvec files in .bench/streams; made anew when the codec is newer.</summary>
internal static class Streams
{
    public static string Root { get; } = FindRoot();

    /// <summary>The stream files of the wanted recordings, by name.</summary>
    public static IReadOnlyList<(string Name, string Path)> Of(string directory, string? only)
    {
        var names = only?.Split(',', StringSplitOptions.RemoveEmptyEntries);
        var output = Directory.CreateDirectory(Path.Combine(Root, ".bench", "streams")).FullName;
        var streams = new List<(string Name, string Path)>();
        foreach (var recording in Directory.EnumerateFiles(directory).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(recording) is var file && file.EndsWith(".rec", StringComparison.Ordinal) ? file[..^4]
                : file.EndsWith(".rec.br", StringComparison.Ordinal) ? file[..^7] : null;
            if (name is null || (names is not null && !names.Any(n => name == n || name.StartsWith(n + "_", StringComparison.Ordinal)))) continue;
            var stream = Path.Combine(output, name + ".dvec");
            if (IsStale(stream, recording)) ScenesVerb.Encode(recording, stream);
            streams.Add((name, stream));
        }

        return streams;
    }

    private static bool IsStale(string stream, string recording)
    {
        var made = File.GetLastWriteTimeUtc(stream);
        return made < File.GetLastWriteTimeUtc(recording) || made < File.GetLastWriteTimeUtc(typeof(Codec.ScreenEncoder).Assembly.Location);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Deskside.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("This program is not inside the checkout: no Deskside.slnx above it.");
    }
}
