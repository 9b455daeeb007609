using System.Text;

namespace Deskside.Domain.Texts;

/// <summary>How a customer or a technician is called: shown to the other side.</summary>
public readonly record struct PersonName : ITextValue<PersonName>
{
    /// <summary>UTF-8 bytes: names travel on the wire to the other end, and there is no room for more.</summary>
    public const int MaxBytes = 256;

    private readonly string? _text;

    private PersonName(string text) => _text = text;

    public static TextBounds Bounds { get; } = new(1, 80, "a name");

    public static TextFault TryParse(string? text, out PersonName value)
    {
        var fault = TypedText.TryLine(text, Bounds, out var normal);
        fault = fault == TextFault.None && Encoding.UTF8.GetByteCount(normal) > MaxBytes ? TextFault.TooLong : fault;
        value = new PersonName(normal);
        return fault;
    }

    public override string ToString() => _text ?? "";
}
