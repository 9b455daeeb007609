using Mono.Cecil;

namespace Deskside.Architecture.Tests.Rules;

/// <summary>The ground floor computes: it opens nothing, waits for nothing, logs nothing.</summary>
internal static class PurityRules
{
    private static readonly string[] ForbiddenNamespaces =
        ["System.Net", "Microsoft.Extensions", "Microsoft.AspNetCore", "System.Data", "System.Diagnostics.Process"];

    private static readonly HashSet<string> ForbiddenTypes =
    [
        "System.IO.File", "System.IO.FileStream", "System.IO.Directory", "System.Console", "System.Threading.Thread", "System.Threading.Timer",
        "System.Threading.Tasks.Task", "System.Threading.Tasks.Parallel", "System.Diagnostics.Stopwatch", "System.Environment",
    ];

    public static IReadOnlyList<string> Violations(AssemblyDefinition assembly)
    {
        var broken = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var type in Il.AllTypes(assembly))
            foreach (var named in Il.References(type).SelectMany(Il.Flatten))
                if (!IsIteratorsOwn(type, named) && (ForbiddenTypes.Contains(named.FullName) || Array.Exists(ForbiddenNamespaces, space => IsIn(named.FullName, space))))
                    broken.Add($"{Il.Outermost(type).FullName} -> {named.FullName}");
        return [.. broken];
    }

    // "yield return" compiles to a class that asks for the thread it runs on, and for nothing else of the environment.
    private static bool IsIteratorsOwn(TypeDefinition type, TypeReference named) =>
        named.FullName == "System.Environment"
        && type.Methods.Where(method => method.HasBody).SelectMany(method => method.Body.Instructions)
            .Select(instruction => instruction.Operand).OfType<MethodReference>()
            .Where(called => called.DeclaringType.FullName == named.FullName)
            .All(called => called.Name == "get_CurrentManagedThreadId");

    private static bool IsIn(string name, string space) => name.StartsWith(space + ".", StringComparison.Ordinal) || name == space;
}
