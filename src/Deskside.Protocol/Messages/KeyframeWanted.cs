using Deskside.Protocol.Wire;

namespace Deskside.Protocol.Messages;

/// <summary>18, viewer → sharer: please send a whole picture: surface (1, 0–15) ‖ reason (1).</summary>
public sealed record KeyframeWanted(byte Surface, KeyframeReason Reason) : ControlMessage
{
    internal const byte Number = 18;

    private protected override byte Type => Number;

    private protected override void WriteBody(WireWriter writer)
    {
        writer.U8(Surface);
        writer.U8((byte)Reason);
    }

    internal static KeyframeWanted Read(ref WireReader reader) =>
        new(reader.U8In(0, 15), (KeyframeReason)reader.U8In(1, 3));
}

/// <summary>Why a viewer needs a whole picture.</summary>
public enum KeyframeReason : byte
{
    Joined = 1,
    Decoder = 2,
    Refused = 3,
}
