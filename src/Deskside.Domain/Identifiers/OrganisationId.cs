using System.Diagnostics.CodeAnalysis;

namespace Deskside.Domain.Identifiers;

/// <summary>A tenant: its technicians, portals, policies. Nothing crosses between two.</summary>
public readonly record struct OrganisationId : IIdentifier<OrganisationId>
{
    private OrganisationId(Guid value) => Value = value;

    public Guid Value { get; }

    public static OrganisationId From(Guid value) => new(value);

    public static OrganisationId Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException("Not an id: 36 characters, a UUID with hyphens.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out OrganisationId result) =>
        IIdentifier<OrganisationId>.TryParseText(s, out result);

    public override string ToString() => Value.ToString("D");
}
