using System.Diagnostics;

namespace Deskside.Bench.CodecBench;

/// <summary>Recordings made by benchmarks/workloads/make.sh, kept in .bench/recordings for the next run.</summary>
internal static class OwnRecordings
{
    private static readonly string[] All =
    [
        "a_typing", "b_scroll", "c_terminal", "d_drag", "e_dialogs", "f_video", "g_photos", "h_idle",
        "dark_editor", "office_text", "spreadsheet", "map_pan", "scaled_desktop", "chat_app",
    ];

    /// <summary>Makes those of the named ones that are not there yet (all when none are named); null when the script fails.</summary>
    public static string? Make(string? only)
    {
        if (Root() is not { } root) return null;
        var directory = Path.Combine(root, ".bench", "recordings");
        var named = only?.Split(',', StringSplitOptions.RemoveEmptyEntries);
        var missing = All.Where(name => (named is null || named.Any(n => name == n || name.StartsWith(n + "_", StringComparison.Ordinal)))
            && !File.Exists(Path.Combine(directory, name + ".rec"))).ToArray();
        if (missing.Length == 0) return directory;
        Console.Error.WriteLine($"Recording {string.Join(", ", missing)} (about 20 s each) …");
        using var script = Process.Start(Path.Combine(root, "benchmarks", "workloads", "make.sh"), [directory, .. missing]);
        script.WaitForExit();
        return script.ExitCode == 0 ? directory : null;
    }

    private static string? Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Deskside.slnx"))) folder = folder.Parent;
        return folder?.FullName;
    }
}
