using Deskside.Protocol.Wire;

namespace Deskside.Protocol.Messages;

/// <summary>1, viewer → sharer: SHA-256(public key ‖ nonce) of the viewer (32), sent before it sees the sharer's key.</summary>
public sealed record HandshakeCommit(ReadOnlyMemory<byte> Commitment) : HandshakeStep
{
    internal const byte Step = 1;

    private protected override byte Number => Step;

    private protected override void WriteBody(WireWriter writer)
    {
        writer.Bytes(Commitment.Span);
    }

    internal static HandshakeCommit Read(ref WireReader reader) => new(reader.Bytes(MacBytes).ToArray());
}
