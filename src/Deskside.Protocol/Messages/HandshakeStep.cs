using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Deskside.Protocol.Wire;

namespace Deskside.Protocol.Messages;

/// <summary>A step of the handshake between sharer and one viewer: step (1) ‖ body. Closed: one file a step.</summary>
/// <remarks>Errors: reading never throws; false for an unknown step, a wrong length or a value out of range. Source: docs/protocol/handshake.md.</remarks>
public abstract record HandshakeStep
{
    public const int KeyBytes = 65;
    public const int NonceBytes = 32;
    public const int MacBytes = 32;

    private protected HandshakeStep() { }

    private protected abstract byte Number { get; }

    private protected abstract void WriteBody(WireWriter writer);

    public void Write(IBufferWriter<byte> output)
    {
        var writer = new WireWriter(output);
        writer.U8(Number);
        WriteBody(writer);
    }

    /// <summary>The payload of a Handshake frame.</summary>
    public byte[] ToBytes()
    {
        var output = new ArrayBufferWriter<byte>(128);
        Write(output);
        return output.WrittenSpan.ToArray();
    }

    public static bool TryRead(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out HandshakeStep? step)
    {
        var reader = new WireReader(bytes);
        step = reader.U8() switch
        {
            HandshakeCommit.Step => HandshakeCommit.Read(ref reader),
            HandshakeKey.Step => HandshakeKey.Read(ref reader),
            HandshakeReveal.Step => HandshakeReveal.Read(ref reader),
            HandshakeResume.Step => HandshakeResume.Read(ref reader),
            HandshakeResumed.Step => HandshakeResumed.Read(ref reader),
            HandshakeEpoch.Step => HandshakeEpoch.Read(ref reader),
            HandshakeStartOver.Step => HandshakeStartOver.Read(ref reader),
            _ => null,
        };
        if (step is not null && reader.EndsWell) return true;
        step = null;
        return false;
    }
}
