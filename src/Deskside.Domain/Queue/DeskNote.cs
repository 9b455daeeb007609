using Deskside.Domain.Texts;

namespace Deskside.Domain.Queue;

/// <summary>What technicians write for each other: internal notes, reasons of a transfer. Customers never see it.</summary>
public readonly record struct DeskNote : ITextValue<DeskNote>
{
    private readonly string? _text;

    private DeskNote(string text) => _text = text;

    public static TextBounds Bounds { get; } = new(1, 2000, "a text");

    public static TextFault TryParse(string? text, out DeskNote value)
    {
        var fault = TypedText.TryLines(text, Bounds, out var normal);
        value = new DeskNote(normal);
        return fault;
    }

    public override string ToString() => _text ?? "";
}
