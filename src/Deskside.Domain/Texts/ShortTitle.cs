namespace Deskside.Domain.Texts;

/// <summary>How people call a thing that they made: a role, a key, a provider.</summary>
public readonly record struct ShortTitle : ITextValue<ShortTitle>
{
    private readonly string? _text;

    private ShortTitle(string text) => _text = text;

    public static TextBounds Bounds { get; } = new(1, 60, "one line of text");

    public static TextFault TryParse(string? text, out ShortTitle value)
    {
        var fault = TypedText.TryLine(text, Bounds, out var normal);
        value = new ShortTitle(normal);
        return fault;
    }

    public override string ToString() => _text ?? "";
}
