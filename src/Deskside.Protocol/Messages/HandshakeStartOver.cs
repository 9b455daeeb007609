using Deskside.Protocol.Wire;

namespace Deskside.Protocol.Messages;

/// <summary>7, either way: this handshake is void, begin with a Commit: reason (1).</summary>
public sealed record HandshakeStartOver(StartOverReason Reason) : HandshakeStep
{
    internal const byte Step = 7;

    private protected override byte Number => Step;

    private protected override void WriteBody(WireWriter writer)
    {
        writer.U8((byte)Reason);
    }

    internal static HandshakeStartOver Read(ref WireReader reader) => new((StartOverReason)reader.U8In(1, 5));
}

/// <summary>Why a handshake begins again.</summary>
public enum StartOverReason : byte
{
    UnknownResume = 1,
    CommitmentMismatch = 2,
    MacMismatch = 3,
    Malformed = 4,
    Unsupported = 5,
}
