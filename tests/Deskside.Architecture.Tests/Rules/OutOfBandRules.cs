using Mono.Cecil;

namespace Deskside.Architecture.Tests.Rules;

/// <summary>The out-of-band room speaks to firmware over streams and sockets: it opens no file, starts no process, keeps nothing, knows no web server.</summary>
internal static class OutOfBandRules
{
    private static readonly string[] ForbiddenNamespaces = ["System.Data", "Microsoft.AspNetCore", "Microsoft.Extensions", "Dapper", "Npgsql", "Microsoft.Data"];

    private static readonly HashSet<string> ForbiddenTypes =
    [
        "System.IO.File", "System.IO.FileStream", "System.IO.Directory", "System.Console", "System.Diagnostics.Process", "System.Environment",
    ];

    public static IReadOnlyList<string> Violations(AssemblyDefinition assembly)
    {
        var broken = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var type in Il.AllTypes(assembly))
            foreach (var named in Il.References(type).SelectMany(Il.Flatten))
                if (ForbiddenTypes.Contains(named.FullName) || Array.Exists(ForbiddenNamespaces, space => named.FullName.StartsWith(space + ".", StringComparison.Ordinal)))
                    broken.Add($"{Il.Outermost(type).FullName} -> {named.FullName}");
        return [.. broken];
    }
}
