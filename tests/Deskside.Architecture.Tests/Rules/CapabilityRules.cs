using Mono.Cecil;

namespace Deskside.Architecture.Tests.Rules;

/// <summary>Between the server's capabilities an arrow goes down one rank or more, and only to the face.</summary>
internal static class CapabilityRules
{
    public static IReadOnlyList<string> Violations(AssemblyDefinition assembly, string root, IReadOnlyDictionary<string, int> ranks)
    {
        var broken = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var type in Il.AllTypes(assembly))
        {
            var from = CapabilityOf(Il.NamespaceOf(type), root);
            if (from is null) continue;
            if (!ranks.TryGetValue(from, out var fromRank))
            {
                broken.Add($"{from} has no rank: add it to the table in docs/architecture.md");
                continue;
            }
            foreach (var named in Il.References(type).SelectMany(Il.Flatten))
            {
                var target = Il.NamespaceOf(named);
                var to = CapabilityOf(target, root);
                if (to is null || to == from || !ranks.TryGetValue(to, out var toRank)) continue;
                var arrow = $"{Il.Outermost(type).FullName} -> {named.FullName}";
                if (toRank >= fromRank) broken.Add($"{arrow}: {from} (rank {fromRank}) may not call {to} (rank {toRank})");
                if (target.Contains(".Internal", StringComparison.Ordinal)) broken.Add($"{arrow}: Internal of {to} is not its face");
            }
        }
        return [.. broken];
    }

    /// <summary>The table in the architecture page: rank, then names.</summary>
    public static IReadOnlyDictionary<string, int> RanksFromPage(string page) =>
        Tables.Rows(page, "## Capabilities of the server")
            .SelectMany(row => row[1].Split(',', StringSplitOptions.TrimEntries).Select(name => (name, rank: int.Parse(row[0]))))
            .ToDictionary(pair => pair.name, pair => pair.rank);

    private static string? CapabilityOf(string space, string root) =>
        space.StartsWith(root + ".", StringComparison.Ordinal) ? space[(root.Length + 1)..].Split('.')[0] : null;
}
