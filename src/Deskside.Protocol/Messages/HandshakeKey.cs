using Deskside.Protocol.Wire;

namespace Deskside.Protocol.Messages;

/// <summary>2, sharer → viewer: public key (65, uncompressed P-256) ‖ nonce (32).</summary>
public sealed record HandshakeKey(ReadOnlyMemory<byte> PublicKey, ReadOnlyMemory<byte> Nonce) : HandshakeStep
{
    internal const byte Step = 2;

    private protected override byte Number => Step;

    private protected override void WriteBody(WireWriter writer)
    {
        writer.Bytes(PublicKey.Span);
        writer.Bytes(Nonce.Span);
    }

    internal static HandshakeKey Read(ref WireReader reader) => new(reader.Bytes(KeyBytes).ToArray(), reader.Bytes(NonceBytes).ToArray());
}
