using System.Diagnostics.CodeAnalysis;

namespace Deskside.Domain.Identifiers;

/// <summary>A mail that the server sends.</summary>
public readonly record struct MailId : IIdentifier<MailId>
{
    private MailId(Guid value) => Value = value;

    public Guid Value { get; }

    public static MailId From(Guid value) => new(value);

    public static MailId Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException("Not an id: 36 characters, a UUID with hyphens.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out MailId result) =>
        IIdentifier<MailId>.TryParseText(s, out result);

    public override string ToString() => Value.ToString("D");
}
