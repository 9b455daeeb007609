using Deskside.Domain.Texts;

namespace Deskside.Domain.Queue;

/// <summary>A phone number or an address, as the customer types it: a person reads it, so that its form is free.</summary>
public readonly record struct ContactText : ITextValue<ContactText>
{
    private readonly string? _text;

    private ContactText(string text) => _text = text;

    public static TextBounds Bounds { get; } = new(3, 120, "a text");

    public static TextFault TryParse(string? text, out ContactText value)
    {
        var fault = TypedText.TryLine(text, Bounds, out var normal);
        value = new ContactText(normal);
        return fault;
    }

    public override string ToString() => _text ?? "";
}
