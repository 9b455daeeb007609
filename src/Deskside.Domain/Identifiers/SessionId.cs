using System.Diagnostics.CodeAnalysis;

namespace Deskside.Domain.Identifiers;

/// <summary>What a request becomes when a technician accepts it.</summary>
public readonly record struct SessionId : IIdentifier<SessionId>
{
    private SessionId(Guid value) => Value = value;

    public Guid Value { get; }

    public static SessionId From(Guid value) => new(value);

    public static SessionId Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException("Not an id: 36 characters, a UUID with hyphens.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out SessionId result) =>
        IIdentifier<SessionId>.TryParseText(s, out result);

    public override string ToString() => Value.ToString("D");
}
