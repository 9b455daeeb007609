using System.Diagnostics.CodeAnalysis;

namespace Deskside.Domain.Identifiers;

/// <summary>A customer whom the organisation knows: one with an account.</summary>
public readonly record struct CustomerId : IIdentifier<CustomerId>
{
    private CustomerId(Guid value) => Value = value;

    public Guid Value { get; }

    public static CustomerId From(Guid value) => new(value);

    public static CustomerId Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException("Not an id: 36 characters, a UUID with hyphens.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out CustomerId result) =>
        IIdentifier<CustomerId>.TryParseText(s, out result);

    public override string ToString() => Value.ToString("D");
}
