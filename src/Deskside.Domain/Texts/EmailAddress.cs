namespace Deskside.Domain.Texts;

/// <summary>An e-mail address as typed: one @, something on both sides, no white space. Whether it exists only a mail can tell.</summary>
public readonly record struct EmailAddress : ITextValue<EmailAddress>
{
    private readonly string? _text;

    private EmailAddress(string text) => _text = text;

    public static TextBounds Bounds { get; } = new(3, 254, "an e-mail address such as name@example.org");

    public static TextFault TryParse(string? text, out EmailAddress value)
    {
        value = default;
        var fault = TypedText.TryLine(text, Bounds, out var normal);
        if (fault != TextFault.None)
        {
            return fault;
        }

        var at = normal.IndexOf('@');
        if (at < 1 || at != normal.LastIndexOf('@') || at == normal.Length - 1 || normal.Any(c => char.IsWhiteSpace(c) || c is '<' or '>' or ',' or ';' or '"'))
        {
            return TextFault.BadForm;
        }

        value = new EmailAddress(normal);
        return TextFault.None;
    }

    public override string ToString() => _text ?? "";
}
