using System.Diagnostics.CodeAnalysis;

namespace Deskside.Domain.Identifiers;

/// <summary>The person who helps.</summary>
public readonly record struct TechnicianId : IIdentifier<TechnicianId>
{
    private TechnicianId(Guid value) => Value = value;

    public Guid Value { get; }

    public static TechnicianId From(Guid value) => new(value);

    public static TechnicianId Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException("Not an id: 36 characters, a UUID with hyphens.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out TechnicianId result) =>
        IIdentifier<TechnicianId>.TryParseText(s, out result);

    public override string ToString() => Value.ToString("D");
}
