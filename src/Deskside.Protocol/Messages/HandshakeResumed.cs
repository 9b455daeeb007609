using Deskside.Protocol.Wire;

namespace Deskside.Protocol.Messages;

/// <summary>5, sharer → viewer: nonce (32) ‖ mac (32) under the resume key, over both nonces.</summary>
public sealed record HandshakeResumed(ReadOnlyMemory<byte> Nonce, ReadOnlyMemory<byte> Mac) : HandshakeStep
{
    internal const byte Step = 5;

    private protected override byte Number => Step;

    private protected override void WriteBody(WireWriter writer)
    {
        writer.Bytes(Nonce.Span);
        writer.Bytes(Mac.Span);
    }

    internal static HandshakeResumed Read(ref WireReader reader) => new(reader.Bytes(NonceBytes).ToArray(), reader.Bytes(MacBytes).ToArray());
}
