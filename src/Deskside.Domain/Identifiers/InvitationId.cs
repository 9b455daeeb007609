using System.Diagnostics.CodeAnalysis;

namespace Deskside.Domain.Identifiers;

/// <summary>A mailed, one-purpose link to a technician.</summary>
public readonly record struct InvitationId : IIdentifier<InvitationId>
{
    private InvitationId(Guid value) => Value = value;

    public Guid Value { get; }

    public static InvitationId From(Guid value) => new(value);

    public static InvitationId Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException("Not an id: 36 characters, a UUID with hyphens.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out InvitationId result) =>
        IIdentifier<InvitationId>.TryParseText(s, out result);

    public override string ToString() => Value.ToString("D");
}
