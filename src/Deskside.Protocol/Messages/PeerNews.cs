using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Deskside.Protocol.Wire;

namespace Deskside.Protocol.Messages;

/// <summary>The relay's word on another leg: news (1) ‖ peer.</summary>
/// <remarks><see cref="PeerNewsKind.Parked"/> and <see cref="PeerNewsKind.Unparked"/> are also told to the parked viewer, about itself.</remarks>
public sealed record PeerNews(PeerNewsKind News, Peer Peer)
{
    public void Write(IBufferWriter<byte> output)
    {
        var writer = new WireWriter(output);
        writer.U8((byte)News);
        Peer.Write(writer);
    }

    public static bool TryRead(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out PeerNews? news)
    {
        var reader = new WireReader(bytes);
        news = new PeerNews((PeerNewsKind)reader.U8In(1, 7), Peer.Read(ref reader));
        if (reader.EndsWell) return true;
        news = null;
        return false;
    }
}

/// <summary>What happened to a leg.</summary>
public enum PeerNewsKind : byte
{
    Joined = 1,
    Away = 2,
    Back = 3,
    Left = 4,
    Parked = 5,
    Unparked = 6,
    KeyframeWanted = 7,
}
