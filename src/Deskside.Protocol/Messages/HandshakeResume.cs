using Deskside.Protocol.Wire;

namespace Deskside.Protocol.Messages;

/// <summary>4, viewer → sharer: nonce (32) ‖ mac (32) under the resume key.</summary>
public sealed record HandshakeResume(ReadOnlyMemory<byte> Nonce, ReadOnlyMemory<byte> Mac) : HandshakeStep
{
    internal const byte Step = 4;

    private protected override byte Number => Step;

    private protected override void WriteBody(WireWriter writer)
    {
        writer.Bytes(Nonce.Span);
        writer.Bytes(Mac.Span);
    }

    internal static HandshakeResume Read(ref WireReader reader) => new(reader.Bytes(NonceBytes).ToArray(), reader.Bytes(MacBytes).ToArray());
}
