namespace Deskside.Architecture.Tests.Rules;

/// <summary>One idea a file: over 400 lines fails, unless listed with a reason in tests/oversize.txt. That list may only shrink.</summary>
internal static class SizeRules
{
    public const int MaxLines = 400;

    public static IReadOnlyList<string> Violations(IEnumerable<(string Path, int Lines)> files, IReadOnlyDictionary<string, int> listed)
    {
        var broken = new List<string>();
        var seen = new HashSet<string>();
        foreach (var (path, lines) in files)
        {
            if (lines <= MaxLines) continue;
            seen.Add(path);
            if (!listed.TryGetValue(path, out var limit)) broken.Add($"{path} has {lines} lines, at most {MaxLines} are allowed");
            else if (lines > limit) broken.Add($"{path} grew to {lines} lines, its listed limit is {limit}");
        }
        broken.AddRange(listed.Keys.Where(path => !seen.Contains(path)).Select(path => $"{path} is listed as oversize, but is not: strike it"));
        return broken;
    }

    /// <summary>Lines "path limit reason"; a reason is required.</summary>
    public static IReadOnlyDictionary<string, int> FromList(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith('#'))
            .Select(line => line.Split(' ', 3)).ToDictionary(
                parts => parts[0],
                parts => parts.Length == 3 ? int.Parse(parts[1]) : throw new FormatException($"{parts[0]}: a reason is missing"));
}
