using System.Diagnostics.CodeAnalysis;

namespace Deskside.Domain.Identifiers;

/// <summary>A question waiting in a queue, and the thread of messages that hangs on it.</summary>
public readonly record struct RequestId : IIdentifier<RequestId>
{
    private RequestId(Guid value) => Value = value;

    public Guid Value { get; }

    public static RequestId From(Guid value) => new(value);

    public static RequestId Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException("Not an id: 36 characters, a UUID with hyphens.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out RequestId result) =>
        IIdentifier<RequestId>.TryParseText(s, out result);

    public override string ToString() => Value.ToString("D");
}
