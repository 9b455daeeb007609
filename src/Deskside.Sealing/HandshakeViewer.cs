using System.Security.Cryptography;
using Deskside.Protocol.Messages;

namespace Deskside.Sealing;

/// <summary>The viewer's side of the handshake: payloads in, outcomes out. Twin: web/viewer/src/sealing/handshakeViewer.ts.</summary>
/// <remarks>
/// <see cref="Start"/> gives the first payload: Resume when a resume key is held, else Commit. Key → Reveal, established
/// (fresh); Resumed → established (resumed). A StartOver, or an answer that does not hold, begins again with a Commit, at most
/// <see cref="MaxAttempts"/> times. Any payload leads to an outcome, never to an exception. Not thread-safe. Owns the resume key.
/// </remarks>
public sealed class HandshakeViewer : IDisposable
{
    public const int MaxAttempts = 8;

    private readonly HandshakeBinding _binding;
    private readonly Func<EphemeralKey> _drawKey;
    private readonly Func<byte[]> _drawNonce;
    private EphemeralKey? _own;
    private byte[] _resumeNonce = [];
    private ResumeKey? _resume;
    private SafetyWords _words;
    private int _attempts;

    public HandshakeViewer(HandshakeBinding binding)
        : this(binding, EphemeralKey.Draw, () => RandomNumberGenerator.GetBytes(HandshakeStep.NonceBytes)) { }

    internal HandshakeViewer(HandshakeBinding binding, Func<EphemeralKey> drawKey, Func<byte[]> drawNonce)
    {
        _binding = binding;
        _drawKey = drawKey;
        _drawNonce = drawNonce;
    }

    /// <summary>The first payload of a connection, or after the sharer came back.</summary>
    public byte[] Start()
    {
        _attempts = 0;
        Forget();
        if (_resume is not { } key) return Commit();
        _resumeNonce = _drawNonce();
        return new HandshakeResume(_resumeNonce, key.ViewerMac(_binding, _resumeNonce)).ToBytes();
    }

    public HandshakeOutcome Receive(ReadOnlySpan<byte> payload)
    {
        if (!HandshakeStep.TryRead(payload, out var step)) return BeginAgain(StartOverReason.Malformed);
        return step switch
        {
            HandshakeKey key => OnKey(key),
            HandshakeResumed resumed => OnResumed(resumed),
            HandshakeEpoch epoch => new HandshakeOutcome.EpochOffered(epoch),
            HandshakeStartOver told => BeginAgain(told.Reason),
            _ => new HandshakeOutcome.Ignored(),
        };
    }

    public void Dispose()
    {
        Forget();
        _resume?.Dispose();
    }

    private HandshakeOutcome OnKey(HandshakeKey key)
    {
        if (_own is not { } own) return new HandshakeOutcome.Ignored();
        _own = null;
        using (own)
        {
            ReadOnlySpan<byte> publicKey = key.PublicKey.Span, nonce = key.Nonce.Span;
            if (own.TryAgree(publicKey) is not { } secret) return BeginAgain(StartOverReason.Malformed);
            var transcript = KeySchedule.Transcript(_binding, own.Commitment(), publicKey, nonce, own.PublicKey, own.Nonce);
            (var pair, var resume, _words) = KeySchedule.Fresh(secret, transcript);
            _resume?.Dispose();
            _resume = resume;
            return new HandshakeOutcome.Established(pair, _words, HandshakeWay.Fresh, new HandshakeReveal(own.PublicKey, own.Nonce).ToBytes());
        }
    }

    private HandshakeOutcome OnResumed(HandshakeResumed resumed)
    {
        if (_resume is not { } key || _resumeNonce.Length == 0) return new HandshakeOutcome.Ignored();
        var nonceV = _resumeNonce;
        var nonceS = resumed.Nonce.Span;
        if (!CryptographicOperations.FixedTimeEquals(key.SharerMac(_binding, nonceV, nonceS), resumed.Mac.Span))
        {
            return BeginAgain(StartOverReason.MacMismatch);
        }
        _resumeNonce = [];
        return new HandshakeOutcome.Established(key.DerivePair(nonceV, nonceS), _words, HandshakeWay.Resumed, Payload: null);
    }

    private HandshakeOutcome BeginAgain(StartOverReason reason)
    {
        Forget();
        if (++_attempts >= MaxAttempts) return new HandshakeOutcome.GaveUp(reason);
        return new HandshakeOutcome.BeganAgain(reason, Commit());
    }

    private byte[] Commit()
    {
        _own = _drawKey();
        return new HandshakeCommit(_own.Commitment()).ToBytes();
    }

    private void Forget()
    {
        _own?.Dispose();
        _own = null;
        _resumeNonce = [];
    }
}
