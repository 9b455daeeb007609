using Deskside.Domain.Texts;

namespace Deskside.Domain.Queue;

/// <summary>What the customer asks.</summary>
public readonly record struct Question : ITextValue<Question>
{
    private readonly string? _text;

    private Question(string text) => _text = text;

    public static TextBounds Bounds { get; } = new(1, 2000, "a text");

    public static TextFault TryParse(string? text, out Question value)
    {
        var fault = TypedText.TryLines(text, Bounds, out var normal);
        value = new Question(normal);
        return fault;
    }

    public override string ToString() => _text ?? "";
}
