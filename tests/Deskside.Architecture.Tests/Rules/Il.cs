using Mono.Cecil;

namespace Deskside.Architecture.Tests.Rules;

/// <summary>What a type's IL names: every type that it inherits, holds, takes, returns or calls.</summary>
internal static class Il
{
    public static IEnumerable<TypeDefinition> AllTypes(AssemblyDefinition assembly) =>
        assembly.MainModule.Types.SelectMany(WithNested).Where(type => type.Name != "<Module>" && !IsGenerated(type));

    /// <summary>The outermost type that a reader would name: closures and state machines count for their owner.</summary>
    public static TypeDefinition Outermost(TypeDefinition type)
    {
        while (type.DeclaringType is not null) type = type.DeclaringType;
        return type;
    }

    public static IEnumerable<TypeReference> References(TypeDefinition type)
    {
        if (type.BaseType is not null) yield return type.BaseType;
        foreach (var face in type.Interfaces) yield return face.InterfaceType;
        foreach (var field in type.Fields) yield return field.FieldType;
        foreach (var method in type.Methods)
        {
            yield return method.ReturnType;
            foreach (var parameter in method.Parameters) yield return parameter.ParameterType;
            if (!method.HasBody) continue;
            foreach (var local in method.Body.Variables) yield return local.VariableType;
            foreach (var instruction in method.Body.Instructions)
            {
                switch (instruction.Operand)
                {
                    case MethodReference called:
                        yield return called.DeclaringType;
                        if (called is GenericInstanceMethod generic)
                            foreach (var argument in generic.GenericArguments) yield return argument;
                        break;
                    case FieldReference field: yield return field.DeclaringType; break;
                    case TypeReference named: yield return named; break;
                }
            }
        }
    }

    /// <summary>Takes arrays, by-refs and generic arguments apart.</summary>
    public static IEnumerable<TypeReference> Flatten(TypeReference type)
    {
        if (type is GenericInstanceType generic)
            foreach (var argument in generic.GenericArguments.SelectMany(Flatten)) yield return argument;
        var element = type.GetElementType();
        yield return element == type || element is null ? type : element;
    }

    public static string NamespaceOf(TypeReference type)
    {
        while (type.DeclaringType is not null) type = type.DeclaringType;
        return type.Namespace;
    }

    private static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) => type.NestedTypes.SelectMany(WithNested).Prepend(type);

    private static bool IsGenerated(TypeDefinition type) =>
        NamespaceOf(type).StartsWith("Microsoft.", StringComparison.Ordinal)
        || NamespaceOf(type).StartsWith("System.", StringComparison.Ordinal)
        || type.Name.StartsWith("__", StringComparison.Ordinal);
}
