using System.Diagnostics.CodeAnalysis;

namespace Deskside.Domain.Identifiers;

/// <summary>A public page through which customers ask.</summary>
public readonly record struct PortalId : IIdentifier<PortalId>
{
    private PortalId(Guid value) => Value = value;

    public Guid Value { get; }

    public static PortalId From(Guid value) => new(value);

    public static PortalId Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException("Not an id: 36 characters, a UUID with hyphens.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out PortalId result) =>
        IIdentifier<PortalId>.TryParseText(s, out result);

    public override string ToString() => Value.ToString("D");
}
