using Deskside.Domain.Texts;

namespace Deskside.Domain.Portals;

/// <summary>A portal's name in its address, /p/name: short enough to be read over the phone.</summary>
/// <remarks>2 to 40 of a–z, 0–9 and hyphens, beginning and ending with a letter or digit. Capitals become small.</remarks>
public readonly record struct PortalName : ITextValue<PortalName>
{
    private readonly string? _text;

    private PortalName(string text) => _text = text;

    public static TextBounds Bounds { get; } = new(2, 40, "a short name of letters, digits and hyphens, such as sales-help");

    public static TextFault TryParse(string? text, out PortalName value)
    {
        value = default;
        var fault = TypedText.TryLine(text, Bounds, out var normal);
        if (fault != TextFault.None)
        {
            return fault;
        }

        var name = normal.ToLowerInvariant();
        if (!name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') || name[0] == '-' || name[^1] == '-')
        {
            return TextFault.BadForm;
        }

        value = new PortalName(name);
        return TextFault.None;
    }

    public override string ToString() => _text ?? "";
}
