using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using Deskside.Protocol.Frames;
using Deskside.Protocol.Parts;

namespace Deskside.Sealing;

/// <summary>Seals parts into frames under one key: AES-256-GCM, nonce = stream (4) ‖ counter (8), aad = the 16 header bytes.</summary>
/// <remarks>
/// Counters begin at 0 a stream and only grow; at 2³¹ a stream is worn out and nothing more is sealed: agree on fresh keys.
/// The header's sequence is the counter's low half. One leg a sealer: frames for other legs throw. Owns its copy of nothing but
/// the key it is given, which it disposes. Not thread-safe.
/// </remarks>
public sealed class FrameSealer : IDisposable
{
    public const int TagBytes = 16;
    public const ulong CounterLimit = 1UL << 31;

    /// <summary>Long before the limit: time to agree on fresh keys.</summary>
    public const ulong RenewAt = 1UL << 30;

    private readonly SealingKey _key;
    private readonly AesGcm _aes;
    private readonly byte _leg;
    private readonly byte _epochNibble;
    private readonly Dictionary<StreamId, ulong> _counters = [];

    /// <summary>For a pair's direction: only streams of the viewer's leg, 1–254.</summary>
    public FrameSealer(SealingKey key, byte leg) : this(key, leg, epoch: 0) { }

    internal FrameSealer(SealingKey key, byte leg, uint epoch)
    {
        _key = key;
        _aes = new AesGcm(key.Bytes, TagBytes);
        _leg = leg;
        _epochNibble = (byte)(epoch & 15);
    }

    /// <summary>True once any stream passed <see cref="RenewAt"/>.</summary>
    public bool WantsFreshKeys { get; private set; }

    /// <summary>Bytes of the frame that a part becomes.</summary>
    public static int FrameBytes(OutgoingPart part) => FrameHeader.Size + part.Bytes.Length + TagBytes;

    /// <summary>Writes one whole sealed frame. False when the stream is worn out: nothing was written.</summary>
    public bool TrySeal(OutgoingPart part, uint timestampMs, IBufferWriter<byte> output)
    {
        if (!part.Kind.IsSealed() || !part.Kind.Fits(part.Stream.Channel) || part.Stream.Leg != _leg)
        {
            throw new ArgumentException($"A {part.Kind} frame on stream {part.Stream} is not for the sealer of leg {_leg}.", nameof(part));
        }
        var counter = _counters.GetValueOrDefault(part.Stream);
        if (counter >= CounterLimit) return false;
        if (counter >= RenewAt) WantsFreshKeys = true;
        _counters[part.Stream] = counter + 1;

        var length = part.Bytes.Length + TagBytes;
        if (length > FrameHeader.MaxPayload) throw new ArgumentException($"A part of {part.Bytes.Length} bytes does not fit a frame.", nameof(part));
        var frame = output.GetSpan(FrameHeader.Size + length);
        new FrameHeader(part.Kind, part.Flags, _epochNibble, part.Stream, (uint)counter, timestampMs, length).Write(frame);
        Span<byte> nonce = stackalloc byte[SealNonce.Size];
        SealNonce.Fill(nonce, part.Stream, counter);
        _aes.Encrypt(
            nonce, part.Bytes.Span, frame.Slice(FrameHeader.Size, part.Bytes.Length),
            frame.Slice(FrameHeader.Size + part.Bytes.Length, TagBytes), frame[..FrameHeader.Size]);
        output.Advance(FrameHeader.Size + length);
        return true;
    }

    /// <summary>For tests: how far a stream's counter is.</summary>
    internal void SetCounter(StreamId stream, ulong counter) => _counters[stream] = counter;

    public void Dispose()
    {
        _aes.Dispose();
        _key.Dispose();
    }

    public override string ToString() => $"FrameSealer of leg {_leg} (redacted)";
}

/// <summary>The nonce rule: stream as u32 ‖ counter as u64, big-endian. Never the same twice under a key.</summary>
internal static class SealNonce
{
    public const int Size = 12;

    public static void Fill(Span<byte> nonce, StreamId stream, ulong counter)
    {
        BinaryPrimitives.WriteUInt32BigEndian(nonce, stream.Value);
        BinaryPrimitives.WriteUInt64BigEndian(nonce[4..], counter);
    }
}
