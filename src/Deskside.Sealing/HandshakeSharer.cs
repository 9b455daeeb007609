using System.Security.Cryptography;
using Deskside.Protocol.Messages;

namespace Deskside.Sealing;

/// <summary>The sharer's side of the handshake with one viewer: payloads in, outcomes out. Lives as long as the viewer may come back.</summary>
/// <remarks>
/// Commit → Key, Reveal → established (fresh); Resume → Resumed, established (resumed). A new Commit may come at any time and
/// voids an unfinished one; what was established stays until the new one is. Any malformed or unfit payload leads to an outcome,
/// never to an exception. Not thread-safe. Owns the resume key; dispose it when the viewer has left for good.
/// </remarks>
public sealed class HandshakeSharer : IDisposable
{
    private readonly HandshakeBinding _binding;
    private readonly Func<EphemeralKey> _drawKey;
    private readonly Func<byte[]> _drawNonce;
    private EphemeralKey? _own;
    private byte[] _commitment = [];
    private ResumeKey? _resume;
    private SafetyWords _words;

    public HandshakeSharer(HandshakeBinding binding)
        : this(binding, EphemeralKey.Draw, () => RandomNumberGenerator.GetBytes(HandshakeStep.NonceBytes)) { }

    internal HandshakeSharer(HandshakeBinding binding, Func<EphemeralKey> drawKey, Func<byte[]> drawNonce)
    {
        _binding = binding;
        _drawKey = drawKey;
        _drawNonce = drawNonce;
    }

    public HandshakeOutcome Receive(ReadOnlySpan<byte> payload)
    {
        if (!HandshakeStep.TryRead(payload, out var step)) return BeginAgain(StartOverReason.Malformed);
        return step switch
        {
            HandshakeCommit commit => OnCommit(commit),
            HandshakeReveal reveal => OnReveal(reveal),
            HandshakeResume resume => OnResume(resume),
            HandshakeStartOver told => OnStartOver(told),
            _ => new HandshakeOutcome.Ignored(),
        };
    }

    public void Dispose()
    {
        _own?.Dispose();
        _resume?.Dispose();
    }

    private HandshakeOutcome.Reply OnCommit(HandshakeCommit commit)
    {
        _own?.Dispose();
        _own = _drawKey();
        _commitment = commit.Commitment.ToArray();
        return new(new HandshakeKey(_own.PublicKey, _own.Nonce).ToBytes());
    }

    private HandshakeOutcome OnReveal(HandshakeReveal reveal)
    {
        if (_own is not { } own) return new HandshakeOutcome.Ignored();
        _own = null;
        using (own)
        {
            ReadOnlySpan<byte> publicKey = reveal.PublicKey.Span, nonce = reveal.Nonce.Span;
            if (!CryptographicOperations.FixedTimeEquals(EphemeralKey.Commitment(publicKey, nonce), _commitment))
            {
                return BeginAgain(StartOverReason.CommitmentMismatch);
            }
            if (own.TryAgree(publicKey) is not { } secret) return BeginAgain(StartOverReason.Malformed);
            var transcript = KeySchedule.Transcript(_binding, _commitment, own.PublicKey, own.Nonce, publicKey, nonce);
            (var pair, var resume, _words) = KeySchedule.Fresh(secret, transcript);
            _resume?.Dispose();
            _resume = resume;
            return new HandshakeOutcome.Established(pair, _words, HandshakeWay.Fresh, Payload: null);
        }
    }

    private HandshakeOutcome OnResume(HandshakeResume resume)
    {
        if (_resume is not { } key) return BeginAgain(StartOverReason.UnknownResume);
        var nonceV = resume.Nonce.Span;
        if (!CryptographicOperations.FixedTimeEquals(key.ViewerMac(_binding, nonceV), resume.Mac.Span))
        {
            return BeginAgain(StartOverReason.MacMismatch);
        }
        var nonceS = _drawNonce();
        var payload = new HandshakeResumed(nonceS, key.SharerMac(_binding, nonceV, nonceS)).ToBytes();
        return new HandshakeOutcome.Established(key.DerivePair(nonceV, nonceS), _words, HandshakeWay.Resumed, payload);
    }

    private HandshakeOutcome.BeganAgain OnStartOver(HandshakeStartOver told)
    {
        _own?.Dispose();
        _own = null;
        return new(told.Reason, Payload: null);
    }

    private static HandshakeOutcome.BeganAgain BeginAgain(StartOverReason reason) => new(reason, new HandshakeStartOver(reason).ToBytes());
}
