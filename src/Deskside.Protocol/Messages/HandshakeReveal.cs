using Deskside.Protocol.Wire;

namespace Deskside.Protocol.Messages;

/// <summary>3, viewer → sharer: public key (65) ‖ nonce (32), which must match the commitment.</summary>
public sealed record HandshakeReveal(ReadOnlyMemory<byte> PublicKey, ReadOnlyMemory<byte> Nonce) : HandshakeStep
{
    internal const byte Step = 3;

    private protected override byte Number => Step;

    private protected override void WriteBody(WireWriter writer)
    {
        writer.Bytes(PublicKey.Span);
        writer.Bytes(Nonce.Span);
    }

    internal static HandshakeReveal Read(ref WireReader reader) => new(reader.Bytes(KeyBytes).ToArray(), reader.Bytes(NonceBytes).ToArray());
}
