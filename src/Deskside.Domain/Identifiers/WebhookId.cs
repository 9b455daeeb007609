using System.Diagnostics.CodeAnalysis;

namespace Deskside.Domain.Identifiers;

/// <summary>An address that is told of what happens.</summary>
public readonly record struct WebhookId : IIdentifier<WebhookId>
{
    private WebhookId(Guid value) => Value = value;

    public Guid Value { get; }

    public static WebhookId From(Guid value) => new(value);

    public static WebhookId Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException("Not an id: 36 characters, a UUID with hyphens.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out WebhookId result) =>
        IIdentifier<WebhookId>.TryParseText(s, out result);

    public override string ToString() => Value.ToString("D");
}
