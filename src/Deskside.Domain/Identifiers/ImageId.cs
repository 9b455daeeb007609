using System.Diagnostics.CodeAnalysis;

namespace Deskside.Domain.Identifiers;

/// <summary>A CD or floppy image in an organisation's library.</summary>
public readonly record struct ImageId : IIdentifier<ImageId>
{
    private ImageId(Guid value) => Value = value;

    public Guid Value { get; }

    public static ImageId From(Guid value) => new(value);

    public static ImageId Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException("Not an id: 36 characters, a UUID with hyphens.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ImageId result) =>
        IIdentifier<ImageId>.TryParseText(s, out result);

    public override string ToString() => Value.ToString("D");
}
