using Deskside.Domain.Texts;

namespace Deskside.Domain.Sessions;

/// <summary>What the technician noted at the end of a session; may be empty.</summary>
public readonly record struct OutcomeNote : ITextValue<OutcomeNote>
{
    private readonly string? _text;

    private OutcomeNote(string text) => _text = text;

    public static TextBounds Bounds { get; } = new(0, 4000, "a text");

    public static TextFault TryParse(string? text, out OutcomeNote value)
    {
        var fault = TypedText.TryLines(text, Bounds, out var normal);
        value = new OutcomeNote(normal);
        return fault;
    }

    public override string ToString() => _text ?? "";
}
