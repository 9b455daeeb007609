using Deskside.Protocol.Wire;

namespace Deskside.Protocol.Messages;

/// <summary>6: let go of every key and button. No body.</summary>
public sealed record ReleaseAll(uint EventId) : InputEvent(EventId)
{
    internal const byte Number = 6;

    private protected override byte Type => Number;

    private protected override void WriteBody(WireWriter writer) { }
}
