using System.Buffers;
using Deskside.Companion.Sharing;
using Deskside.Protocol.Flow;
using Deskside.Protocol.Frames;
using Deskside.Protocol.Messages;
using Deskside.Protocol.Parts;
using Deskside.Sealing;

namespace Deskside.Companion.Legs;

/// <summary>Everything on its way out of the sharer: ranked, paced, and sealed at the last moment.</summary>
/// <remarks>
/// Sealing happens as a part is taken, so whatever was waiting when an epoch ended is sealed for the new one or dropped, and no
/// viewer who lost the right can open it. Handshake frames go before all else: a new epoch's key is always ahead of its frames.
/// Bounds: <see cref="RankedOutbox"/>, and <see cref="MaxHandshakes"/> clear frames. Thread-safe.
/// </remarks>
internal sealed class Outgoing(SessionClock clock) : IDisposable
{
    private const int MaxHandshakes = 64;

    // Several parts share one WebSocket message, so that small ones cost no packet of their own.
    private const int BatchBytes = 32 * 1024;

    private readonly Lock _lock = new();
    private readonly RankedOutbox _outbox = new();
    private readonly PacingWindow _pacing = new();
    private readonly ContentSealer _content = new();
    private readonly Dictionary<byte, Pair> _pairs = [];
    private readonly Queue<(byte Leg, byte[] Payload)> _handshakes = new();
    private byte _lead;
    private int _epoch;

    /// <summary>Wakes the writer of the leg.</summary>
    public Pulse Waiting { get; } = new();

    /// <summary>Wakes the screen loop: there may be room for the next picture.</summary>
    public Pulse Room { get; } = new();

    /// <summary>True while somebody may see the screen.</summary>
    public bool HasAudience { get; private set; }

    /// <summary>Counts the epochs: with a new one every surface begins anew.</summary>
    public int Epoch
    {
        get { lock (_lock) return _epoch; }
    }

    /// <summary>May the next picture be encoded now? Asked as late as possible.</summary>
    public bool MayEncode
    {
        get { lock (_lock) return HasAudience && !_outbox.HasScreen && _pacing.MayEncode(clock.Now); }
    }

    /// <summary>What the lead viewer uses up at most, as seen lately; 0 before it is known.</summary>
    public double BytesPerSecond
    {
        get { lock (_lock) return _pacing.BytesPerSecond; }
    }

    /// <summary>Takes a message for one viewer or, on leg 0, for all who may see. False when its rank is full or nobody would get it.</summary>
    public bool TryPost(OutgoingMessage message)
    {
        lock (_lock)
        {
            if (message.Stream.Leg == StreamId.EveryViewer ? !HasAudience : !_pairs.ContainsKey(message.Stream.Leg)) return false;
            if (_outbox.TryEnqueue(message) != EnqueueOutcome.Queued) return false;
        }
        Waiting.Set();
        return true;
    }

    /// <summary>As <see cref="TryPost"/>, and counts the picture as unpainted.</summary>
    public bool TryPostScreen(OutgoingMessage message, int surface, uint frameNumber)
    {
        if (!TryPost(message)) return false;
        lock (_lock) _pacing.FrameSent(surface, frameNumber, clock.Now);
        return true;
    }

    public void PostHandshake(byte leg, byte[] payload)
    {
        lock (_lock)
        {
            if (_handshakes.Count >= MaxHandshakes) _handshakes.Dequeue();
            _handshakes.Enqueue((leg, payload));
        }
        Waiting.Set();
    }

    /// <summary>Takes over what sharer → viewer needs of fresh keys. What waited under the old ones is dropped.</summary>
    public void SetPair(byte leg, PairKeys keys)
    {
        lock (_lock)
        {
            RemovePair(leg);
            _pairs[leg] = new Pair(new FrameSealer(keys.SharerToViewer, leg), keys.Wrap);
        }
    }

    public void Forget(byte leg)
    {
        lock (_lock) RemovePair(leg);
    }

    /// <summary>Draws a new content key and wraps it for those, and only those, who may see now. The first one leads the pace.</summary>
    public void BeginEpoch(IReadOnlyList<byte> audience)
    {
        lock (_lock)
        {
            _outbox.Abandon(StreamId.EveryViewer);
            _pacing.Reset();
            _epoch++;
            _lead = audience.Count > 0 ? audience[0] : StreamId.EveryViewer;
            HasAudience = audience.Count > 0;
            if (!HasAudience)
            {
                _content.Dispose();
                return;
            }
            _content.BeginEpoch();
            foreach (var leg in audience) _handshakes.Enqueue((leg, _content.WrapFor(_pairs[leg].Wrap).ToBytes()));
        }
        Waiting.Set();
        Room.Set();
    }

    /// <summary>What was sent may never be painted: the pace begins anew, or the screen would wait for it for ever.</summary>
    public void ForgetInFlight()
    {
        lock (_lock) _pacing.Reset();
        Waiting.Set();
        Room.Set();
    }

    /// <summary>True when the content key has sealed so much that a new epoch is due.</summary>
    public bool WantsFreshKeys
    {
        get { lock (_lock) return HasAudience && _content.WantsFreshKeys; }
    }

    /// <summary>The line was cut: nothing that waited is sent again, the viewers get it anew.</summary>
    public void LineLost()
    {
        lock (_lock)
        {
            _handshakes.Clear();
            foreach (var leg in _pairs.Keys.Append(StreamId.EveryViewer)) _outbox.Abandon(leg);
            _pacing.Reset();
        }
    }

    /// <summary>What a viewer has used and painted. Only the lead's pace counts; a total that goes back is ignored.</summary>
    public void Take(byte leg, Receipt receipt)
    {
        lock (_lock)
        {
            if (!_pairs.TryGetValue(leg, out var pair)) return;
            long used = 0;
            foreach (var credit in receipt.Credits)
            {
                var step = unchecked(credit.ConsumedTotal - pair.Consumed.GetValueOrDefault(credit.Channel));
                if (step > CreditWindow.MaxWindow) continue;
                pair.Consumed[credit.Channel] = credit.ConsumedTotal;
                if (credit.Channel >= Channel.Cursor) used += step;
            }
            if (leg != _lead) return;
            _pacing.Consumed(used, clock.Now);
            foreach (var painting in receipt.Paintings) _pacing.Painted(painting.Surface, painting.FrameNumber);
        }
        Waiting.Set();
        Room.Set();
    }

    /// <summary>Fills one WebSocket message with what may go now. False when nothing may.</summary>
    public bool TryFill(ArrayBufferWriter<byte> batch)
    {
        lock (_lock)
        {
            while (_handshakes.TryDequeue(out var step))
                Frame.WriteClear(batch, FrameKind.Handshake, StreamId.Of(step.Leg, Channel.Relay), clock.Ms, step.Payload);
            while (batch.WrittenCount < BatchBytes && _outbox.TryTake(LowestRank(), out var part)) Seal(part, batch);
        }
        if (batch.WrittenCount > 0) Room.Set();
        return batch.WrittenCount > 0;
    }

    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var leg in _pairs.Keys.ToArray()) RemovePair(leg);
            HasAudience = false;
            _content.Dispose();
        }
    }

    // Control, input and cursor always pass; the rest waits while the line is full.
    private StreamRank LowestRank() => _outbox.PeekBytes(StreamRank.Cursor) > 0 || !_pacing.MaySend(_outbox.PeekBytes(StreamRank.Files) + FrameSealer.TagBytes)
        ? StreamRank.Cursor
        : StreamRank.Files;

    private void Seal(OutgoingPart part, ArrayBufferWriter<byte> batch)
    {
        var before = batch.WrittenCount;
        if (part.Stream.Leg != StreamId.EveryViewer)
        {
            if (_pairs.TryGetValue(part.Stream.Leg, out var pair)) pair.Sealer.TrySeal(part, clock.Ms, batch);
            return;
        }
        if (HasAudience && _content.TrySeal(part, clock.Ms, batch))
            _pacing.Sent(batch.WrittenCount - before - FrameHeader.Size, clock.Now);
    }

    private void RemovePair(byte leg)
    {
        _outbox.Abandon(leg);
        if (_pairs.Remove(leg, out var pair)) pair.Dispose();
    }

    private sealed class Pair(FrameSealer sealer, WrapKey wrap) : IDisposable
    {
        public FrameSealer Sealer { get; } = sealer;

        public WrapKey Wrap { get; } = wrap;

        public Dictionary<byte, uint> Consumed { get; } = [];

        public void Dispose()
        {
            Sealer.Dispose();
            Wrap.Dispose();
        }
    }
}
