using Deskside.Domain.Texts;

namespace Deskside.Server.Notifications.Mail;

/// <summary>A mail's subject: one line, at most 200 characters, no control character.</summary>
public readonly record struct MailSubject : ITextValue<MailSubject>
{
    private readonly string? _text;

    private MailSubject(string text) => _text = text;

    public static TextBounds Bounds { get; } = new(1, 200, "a subject");

    public static TextFault TryParse(string? text, out MailSubject value)
    {
        var fault = TypedText.TryLine(text, Bounds, out var normal);
        value = new MailSubject(normal);
        return fault;
    }

    /// <summary>Of a text that was put together: control characters become blanks, what is too long is cut.</summary>
    public static MailSubject Of(string text)
    {
        var line = string.Concat(text.EnumerateRunes().Select(r => TypedText.TryLine($"x{r}x", Bounds, out _) == TextFault.None ? r.ToString() : " ").Take(Bounds.Max)).Trim();
        return new MailSubject(line.Length == 0 ? "-" : line);
    }

    public override string ToString() => _text ?? "-";
}
