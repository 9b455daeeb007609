using Deskside.Domain.Texts;

namespace Deskside.Domain.Invitations;

/// <summary>What a technician writes to the person he invites.</summary>
public readonly record struct PersonalMessage : ITextValue<PersonalMessage>
{
    private readonly string? _text;

    private PersonalMessage(string text) => _text = text;

    public static TextBounds Bounds { get; } = new(1, 1000, "a message");

    public static TextFault TryParse(string? text, out PersonalMessage value)
    {
        var fault = TypedText.TryLines(text, Bounds, out var normal);
        value = new PersonalMessage(normal);
        return fault;
    }

    public override string ToString() => _text ?? "";
}
