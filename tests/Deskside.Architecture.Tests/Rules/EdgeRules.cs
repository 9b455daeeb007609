using System.Xml.Linq;

namespace Deskside.Architecture.Tests.Rules;

/// <summary>Project references against the table "Edges" of the architecture page: both must say the same.</summary>
internal static class EdgeRules
{
    public static IReadOnlyList<string> Violations(IReadOnlyDictionary<string, IReadOnlySet<string>> actual, IReadOnlyDictionary<string, IReadOnlySet<string>> allowed)
    {
        var broken = new List<string>();
        foreach (var (project, references) in actual)
        {
            if (!allowed.TryGetValue(project, out var permitted))
            {
                broken.Add($"{project} is not in the table");
                continue;
            }
            broken.AddRange(references.Except(permitted).Select(extra => $"{project} -> {extra} is not allowed"));
            broken.AddRange(permitted.Except(references).Select(missing => $"{project} -> {missing} stands in the table, but not in the project"));
        }
        broken.AddRange(allowed.Keys.Except(actual.Keys).Select(gone => $"{gone} stands in the table, but is no project"));
        return broken;
    }

    public static IReadOnlyDictionary<string, IReadOnlySet<string>> FromProjects(IEnumerable<string> projectFiles) =>
        projectFiles.ToDictionary(
            path => Path.GetFileNameWithoutExtension(path),
            path => (IReadOnlySet<string>)XDocument.Load(path).Descendants("ProjectReference")
                .Select(reference => Path.GetFileNameWithoutExtension((string)reference.Attribute("Include")!)).ToHashSet());

    public static IReadOnlyDictionary<string, IReadOnlySet<string>> FromPage(string page) =>
        Tables.Rows(page, "## Edges").ToDictionary(
            row => row[0],
            row => (IReadOnlySet<string>)row[1].Split(',', StringSplitOptions.TrimEntries).Where(name => name != "–").ToHashSet());
}
