using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Deskside.Protocol.Wire;

namespace Deskside.Protocol.Messages;

/// <summary>The relay's last word before it closes a leg: reason (2) ‖ lowest version (2) ‖ highest version (2) ‖ text.</summary>
/// <remarks>The text is English, for a person: what, and what to do. A reason that this build does not know is read all the same.</remarks>
public sealed record Refused(RefusalReason Reason, ushort MinVersion, ushort MaxVersion, string Text)
{
    public Refused(RefusalReason reason, string text) : this(reason, ProtocolVersion.Min, ProtocolVersion.Max, text) { }

    public void Write(IBufferWriter<byte> output)
    {
        var writer = new WireWriter(output);
        writer.U16((ushort)Reason);
        writer.U16(MinVersion);
        writer.U16(MaxVersion);
        writer.Text(Text, WireText.MaxText);
    }

    public static bool TryRead(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out Refused? refused)
    {
        var reader = new WireReader(bytes);
        refused = new Refused((RefusalReason)reader.U16(), reader.U16(), reader.U16(), reader.Text(WireText.MaxText));
        if (reader.EndsWell) return true;
        refused = null;
        return false;
    }
}

/// <summary>Why the relay closed a leg.</summary>
public enum RefusalReason : ushort
{
    Malformed = 1,
    Version = 2,
    TicketUnknownOrUsed = 3,
    TicketExpired = 4,
    SessionEnded = 5,
    WrongStream = 6,
    TooSlow = 7,
    Replaced = 8,
    Full = 9,
    TooLarge = 10,
}
