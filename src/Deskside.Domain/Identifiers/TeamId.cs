using System.Diagnostics.CodeAnalysis;

namespace Deskside.Domain.Identifiers;

/// <summary>A group of technicians with a line of its own.</summary>
public readonly record struct TeamId : IIdentifier<TeamId>
{
    private TeamId(Guid value) => Value = value;

    public Guid Value { get; }

    public static TeamId From(Guid value) => new(value);

    public static TeamId Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException("Not an id: 36 characters, a UUID with hyphens.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out TeamId result) =>
        IIdentifier<TeamId>.TryParseText(s, out result);

    public override string ToString() => Value.ToString("D");
}
