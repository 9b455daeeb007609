namespace Deskside.Domain.Texts;

/// <summary>How a customer or a technician is called: shown to the other side.</summary>
public readonly record struct PersonName : ITextValue<PersonName>
{
    private readonly string? _text;

    private PersonName(string text) => _text = text;

    public static TextBounds Bounds { get; } = new(1, 80, "a name");

    public static TextFault TryParse(string? text, out PersonName value)
    {
        var fault = TypedText.TryLine(text, Bounds, out var normal);
        value = new PersonName(normal);
        return fault;
    }

    public override string ToString() => _text ?? "";
}
