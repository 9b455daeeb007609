using Deskside.OutOfBand.WsMan.Soap;

namespace Deskside.DeviceEmulator.WsMan;

/// <summary>What a method gives back: its elements and its return value.</summary>
internal sealed record MethodOutput(long ReturnValue, params SoapElement[] Elements);

internal delegate ValueTask<MethodOutput> FirmwareMethod(SoapElement input, CancellationToken cancellation);

/// <summary>One class that the firmware serves.</summary>
internal sealed class FirmwareClass(string name)
{
    public string Name { get; } = name;

    public string Space { get; } = SoapNames.ResourceUri(name);

    /// <summary>The instances now; a Get gives the first.</summary>
    public Func<IEnumerable<SoapElement>> Instances { get; init; } = () => [];

    /// <summary>Writes an instance; false refuses it. Null cannot be written.</summary>
    public Func<SoapElement, bool>? Put { get; init; }

    public Dictionary<string, FirmwareMethod> Methods { get; init; } = [];

    /// <summary>An instance of this class, or of another one that its enumeration gives.</summary>
    public static SoapElement Instance(string className, params (string Name, object? Value)[] fields)
    {
        var space = SoapNames.ResourceUri(className);
        return new SoapElement(className, space, "", [.. fields.Select(field => Field(field.Name, space, field.Value))]);
    }

    public SoapElement Field(string fieldName, object? value) => Field(fieldName, Space, value);

    private static SoapElement Field(string fieldName, string space, object? value) => value switch
    {
        SoapElement element => element with { Name = fieldName },
        bool flag => SoapElement.Leaf(fieldName, space, flag ? "true" : "false"),
        null => SoapElement.Leaf(fieldName, space, ""),
        _ => SoapElement.Leaf(fieldName, space, FormattableString.Invariant($"{value}")),
    };
}
