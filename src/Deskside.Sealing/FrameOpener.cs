using System.Security.Cryptography;
using Deskside.Protocol.Frames;
using Deskside.Protocol.Messages;

namespace Deskside.Sealing;

/// <summary>Opens sealed frames under one key; refuses what is altered, replayed, out of order or from another stream or epoch.</summary>
/// <remarks>
/// The highest counter a stream is kept, and moves only when a seal held; an equal or older one is a replay. Gaps are allowed
/// (the relay parks viewers), going back is not. Errors: <see cref="OpenOutcome"/>; never throws on outside bytes.
/// Owns the key it is given. Not thread-safe. Twin: web/viewer/src/sealing/frameOpener.ts.
/// </remarks>
public sealed class FrameOpener : IDisposable
{
    private readonly SealingKey _key;
    private readonly AesGcm _aes;
    private readonly byte _leg;
    private readonly byte _epochNibble;
    private readonly Dictionary<StreamId, uint> _highest = [];

    /// <summary>For a pair's direction: only streams of the viewer's leg, 1–254.</summary>
    public FrameOpener(SealingKey key, byte leg) : this(key, leg, epoch: 0) { }

    internal FrameOpener(SealingKey key, byte leg, uint epoch)
    {
        _key = key;
        _aes = new AesGcm(key.Bytes, FrameSealer.TagBytes);
        _leg = leg;
        _epochNibble = (byte)(epoch & 15);
    }

    /// <summary>Bytes of plaintext in a sealed frame; 0 when it is too short.</summary>
    public static int PlainBytes(FrameHeader header) => Math.Max(0, header.PayloadBytes - FrameSealer.TagBytes);

    /// <summary>Opens into <paramref name="plain"/>, which has at least <see cref="PlainBytes"/> bytes. Touches it only as far as that.</summary>
    public OpenOutcome Open(Frame frame, Span<byte> plain)
    {
        var header = frame.Header;
        if (!header.Kind.IsSealed() || header.PayloadBytes < FrameSealer.TagBytes) return OpenOutcome.Malformed;
        if (header.Stream.Leg != _leg) return OpenOutcome.WrongStream;
        if (header.EpochNibble != _epochNibble) return OpenOutcome.WrongEpoch;
        if (header.Sequence >= FrameSealer.CounterLimit) return OpenOutcome.BadSeal;
        if (_highest.TryGetValue(header.Stream, out var highest) && header.Sequence <= highest) return OpenOutcome.Replayed;

        Span<byte> nonce = stackalloc byte[SealNonce.Size];
        SealNonce.Fill(nonce, header.Stream, header.Sequence);
        var bytes = frame.Bytes.Span;
        var sealedPart = bytes[FrameHeader.Size..];
        var length = PlainBytes(header);
        try
        {
            _aes.Decrypt(nonce, sealedPart[..length], sealedPart[length..], plain[..length], bytes[..FrameHeader.Size]);
        }
        catch (AuthenticationTagMismatchException)
        {
            return OpenOutcome.BadSeal;
        }
        _highest[header.Stream] = header.Sequence;
        return OpenOutcome.Opened;
    }

    /// <summary>Opens into fresh memory, which is empty unless the outcome is <see cref="OpenOutcome.Opened"/>.</summary>
    public OpenOutcome Open(Frame frame, out byte[] plain)
    {
        plain = new byte[PlainBytes(frame.Header)];
        var outcome = Open(frame, plain.AsSpan());
        if (outcome != OpenOutcome.Opened) plain = [];
        return outcome;
    }

    public void Dispose()
    {
        _aes.Dispose();
        _key.Dispose();
    }

    public override string ToString() => $"FrameOpener of leg {_leg} (redacted)";
}

/// <summary>What became of a sealed frame.</summary>
public enum OpenOutcome : byte
{
    Opened,

    /// <summary>No key for it yet: not a fault, it was sent before this end was admitted.</summary>
    NoKey,
    BadSeal,
    Replayed,
    WrongStream,
    WrongEpoch,
    Malformed,
}

/// <summary>How a refusal is told to the sender.</summary>
public static class OpenOutcomes
{
    /// <summary>The reason for a <see cref="FrameRefused"/>, or null when nothing is to be told.</summary>
    public static FrameRefusal? ToRefusal(this OpenOutcome outcome) => outcome switch
    {
        OpenOutcome.BadSeal => FrameRefusal.Seal,
        OpenOutcome.Replayed => FrameRefusal.Replay,
        OpenOutcome.WrongStream or OpenOutcome.Malformed => FrameRefusal.Malformed,
        _ => null,
    };
}
