using System.Text;

namespace Deskside.Domain.Texts;

/// <summary>How an organisation is called: shown in the customer's consent prompt.</summary>
public readonly record struct OrganisationName : ITextValue<OrganisationName>
{
    /// <summary>UTF-8 bytes: names travel on the wire to the other end, and there is no room for more.</summary>
    public const int MaxBytes = 256;

    private readonly string? _text;

    private OrganisationName(string text) => _text = text;

    public static TextBounds Bounds { get; } = new(1, 80, "a name");

    public static TextFault TryParse(string? text, out OrganisationName value)
    {
        var fault = TypedText.TryLine(text, Bounds, out var normal);
        fault = fault == TextFault.None && Encoding.UTF8.GetByteCount(normal) > MaxBytes ? TextFault.TooLong : fault;
        value = new OrganisationName(normal);
        return fault;
    }

    public override string ToString() => _text ?? "";
}
