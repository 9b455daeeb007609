using System.Diagnostics.CodeAnalysis;

namespace Deskside.Domain.Identifiers;

/// <summary>A key with which a program of the organisation calls.</summary>
public readonly record struct ApiKeyId : IIdentifier<ApiKeyId>
{
    private ApiKeyId(Guid value) => Value = value;

    public Guid Value { get; }

    public static ApiKeyId From(Guid value) => new(value);

    public static ApiKeyId Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException("Not an id: 36 characters, a UUID with hyphens.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ApiKeyId result) =>
        IIdentifier<ApiKeyId>.TryParseText(s, out result);

    public override string ToString() => Value.ToString("D");
}
