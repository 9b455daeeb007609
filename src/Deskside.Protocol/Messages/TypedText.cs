using Deskside.Protocol.Wire;

namespace Deskside.Protocol.Messages;

/// <summary>5: text to be typed as characters, whatever the layout (at most 1024 bytes of UTF-8). "Text" on the wire.</summary>
public sealed record TypedText(uint EventId, string Text) : InputEvent(EventId)
{
    internal const byte Number = 5;

    private protected override byte Type => Number;

    private protected override void WriteBody(WireWriter writer)
    {
        writer.Text(Text, WireText.MaxText);
    }

    internal static TypedText Read(uint eventId, ref WireReader reader) =>
        new(eventId, reader.Text(WireText.MaxText));

    /// <summary>What is typed may be a password: never in a log.</summary>
    public override string ToString() => $"TypedText {EventId} (redacted)";
}
