using Deskside.Domain.Texts;

namespace Deskside.Domain.Chat;

/// <summary>One chat message.</summary>
public readonly record struct MessageText : ITextValue<MessageText>
{
    private readonly string? _text;

    private MessageText(string text) => _text = text;

    public static TextBounds Bounds { get; } = new(1, 4000, "a text");

    public static TextFault TryParse(string? text, out MessageText value)
    {
        var fault = TypedText.TryLines(text, Bounds, out var normal);
        value = new MessageText(normal);
        return fault;
    }

    public override string ToString() => _text ?? "";
}
