using Deskside.Domain.Texts;

namespace Deskside.Domain.Technicians;

/// <summary>By which a role is known: of the built-in ones the name, of others what their maker chose, such as "night-shift".</summary>
public readonly record struct RoleKey : ITextValue<RoleKey>
{
    private readonly string? _text;

    private RoleKey(string text) => _text = text;

    public static TextBounds Bounds { get; } = new(2, 40, "small letters a to z, digits and hyphens, beginning with a letter");

    public static RoleKey Of(Role role) => new(role.ToString().ToLowerInvariant());

    public static TextFault TryParse(string? text, out RoleKey value)
    {
        value = default;
        var fault = TypedText.TryLine(text, Bounds, out var normal);
        if (fault != TextFault.None)
        {
            return fault;
        }

        if (!char.IsAsciiLetterLower(normal[0]) || !normal.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
        {
            return TextFault.BadForm;
        }

        value = new RoleKey(normal);
        return TextFault.None;
    }

    public override string ToString() => _text ?? "";
}
