using System.Text.RegularExpressions;
using Mono.Cecil;

namespace Deskside.Architecture.Tests.Rules;

/// <summary>The glossary's banned words, as whole words of the names of types, members and parameters that we choose.</summary>
internal static partial class NameRules
{
    public static IReadOnlyList<string> Violations(AssemblyDefinition assembly, IReadOnlySet<string> banned)
    {
        var broken = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var type in Il.AllTypes(assembly).Where(IsOurs))
        {
            Check(type.Name, type.FullName);
            foreach (var method in type.Methods.Where(IsOurChoice))
            {
                Check(method.Name, $"{type.FullName}.{method.Name}");
                foreach (var parameter in method.Parameters) Check(parameter.Name, $"{type.FullName}.{method.Name}({parameter.Name})");
            }
            foreach (var field in type.Fields.Where(field => !field.Name.Contains('<'))) Check(field.Name, $"{type.FullName}.{field.Name}");
            foreach (var property in type.Properties.Where(property => !Overrides(property.GetMethod ?? property.SetMethod)))
                Check(property.Name, $"{type.FullName}.{property.Name}");
        }
        return [.. broken];

        void Check(string name, string where)
        {
            foreach (var word in Words().Matches(name).Select(match => match.Value))
                if (banned.Contains(word)) broken.Add($"{where}: \"{word}\" is banned by the glossary");
        }
    }

    public static IReadOnlySet<string> FromGlossary(string page)
    {
        var from = page.IndexOf("Banned as whole words", StringComparison.Ordinal);
        return Quoted().Matches(page[from..]).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    // Bindings bear the names of the X protocol; source generators write names of their own.
    private static bool IsOurs(TypeDefinition type) =>
        !type.Name.Contains('<') && !Il.NamespaceOf(type).EndsWith(".Xlib", StringComparison.Ordinal) && type.BaseType?.Name != "JsonSerializerContext";

    // Imported functions bear their library's names; overrides bear those of the base.
    private static bool IsOurChoice(MethodDefinition method) =>
        !method.IsPInvokeImpl && !method.Name.Contains('<') && !Overrides(method) && !IsImport(method);

    private static bool IsImport(MethodDefinition method) =>
        method.CustomAttributes.Any(attribute => attribute.AttributeType.Name is "LibraryImportAttribute" or "GeneratedCodeAttribute");

    private static bool Overrides(MethodDefinition? method) => method is { IsVirtual: true, IsNewSlot: false } || method?.HasOverrides == true;

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z]?[a-z]+")]
    private static partial Regex Words();

    [GeneratedRegex("`([A-Z][a-z]+)`")]
    private static partial Regex Quoted();
}
