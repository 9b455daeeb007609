using Deskside.Protocol.Messages;

namespace Deskside.Sealing;

/// <summary>What a step of the other end led to. Closed. Whatever has a reply wants it sent as the payload of a Handshake frame.</summary>
public abstract record HandshakeOutcome
{
    private HandshakeOutcome() { }

    /// <summary>Answer, and wait for the next step.</summary>
    public sealed record Reply(byte[] Payload) : HandshakeOutcome;

    /// <summary>
    /// Keys are agreed; the receiver of this owns them. <see cref="Way"/> says whether this is a viewer never seen before (new
    /// words, consent is to be asked anew) or the same one come back (same words, consent stands).
    /// </summary>
    public sealed record Established(PairKeys Keys, SafetyWords Words, HandshakeWay Way, byte[]? Payload) : HandshakeOutcome;

    /// <summary>At the viewer: a content key for a new epoch; give it to <see cref="ContentOpener.TryAdvance"/>.</summary>
    public sealed record EpochOffered(HandshakeEpoch Step) : HandshakeOutcome;

    /// <summary>This handshake is void. At the viewer the payload is a fresh Commit; at the sharer it tells the viewer to begin again, or is null.</summary>
    public sealed record BeganAgain(StartOverReason Reason, byte[]? Payload) : HandshakeOutcome;

    /// <summary>At the viewer: it began again too often. Show an error; a new connection may try again.</summary>
    public sealed record GaveUp(StartOverReason Reason) : HandshakeOutcome;

    /// <summary>A step that does not belong here, such as a late answer to an earlier handshake. Nothing changed.</summary>
    public sealed record Ignored : HandshakeOutcome;

    /// <summary>Keys and payload stay out of logs.</summary>
    public sealed override string ToString() => GetType().Name;
}

/// <summary>How keys were agreed.</summary>
public enum HandshakeWay : byte { Fresh, Resumed }
