using Deskside.Domain.Texts;

namespace Deskside.Domain.Technicians;

/// <summary>The name with which a technician signs in. Unique on a server, whatever its case.</summary>
public readonly record struct SignInName : ITextValue<SignInName>
{
    private readonly string? _text;

    private SignInName(string text) => _text = text;

    public static TextBounds Bounds { get; } = new(1, 64, "letters, digits and . _ - @ without white space");

    /// <summary>The form by which it is looked up: lower-case, invariant.</summary>
    public string Key => ToString().ToLowerInvariant();

    public static TextFault TryParse(string? text, out SignInName value)
    {
        value = default;
        var fault = TypedText.TryLine(text, Bounds, out var normal);
        if (fault != TextFault.None)
        {
            return fault;
        }

        if (!normal.EnumerateRunes().All(r => System.Text.Rune.IsLetterOrDigit(r) || r.Value is '.' or '_' or '-' or '@'))
        {
            return TextFault.BadForm;
        }

        value = new SignInName(normal);
        return TextFault.None;
    }

    public override string ToString() => _text ?? "";
}
