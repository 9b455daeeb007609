using System.Text.RegularExpressions;

namespace Deskside.Architecture.Tests.Rules;

/// <summary>A folder's README may only name types that exist, and has at most 30 lines.</summary>
internal static partial class PageRules
{
    public const int MaxLines = 30;

    public static IReadOnlyList<string> Violations(string where, string page, IReadOnlySet<string> knownNames)
    {
        var broken = new List<string>();
        if (page.Split('\n').Length > MaxLines + 1) broken.Add($"{where} has over {MaxLines} lines");
        broken.AddRange(TypeLike().Matches(page).Select(match => match.Groups[1].Value)
            .Where(name => !knownNames.Contains(name)).Select(name => $"{where} names {name}, which does not exist"));
        return broken;
    }

    [GeneratedRegex("`([A-Z][a-z0-9]+(?:[A-Z][a-z0-9]*)+)`")]
    private static partial Regex TypeLike();
}
