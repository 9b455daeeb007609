using Deskside.Protocol.Wire;

namespace Deskside.Protocol.Messages;

/// <summary>6, sharer → viewer: epoch (4) ‖ content key wrapped for this viewer (48: ciphertext ‖ tag).</summary>
public sealed record HandshakeEpoch(uint Epoch, ReadOnlyMemory<byte> WrappedKey) : HandshakeStep
{
    public const int WrappedBytes = 48;

    internal const byte Step = 6;

    private protected override byte Number => Step;

    private protected override void WriteBody(WireWriter writer)
    {
        writer.U32(Epoch);
        writer.Bytes(WrappedKey.Span);
    }

    internal static HandshakeEpoch Read(ref WireReader reader) => new(reader.U32(), reader.Bytes(WrappedBytes).ToArray());
}
