using Deskside.Protocol.Frames;
using Deskside.Protocol.Parts;

namespace Deskside.Protocol.Flow;

/// <summary>What is waiting to be sealed and sent, in ranks: the next part always comes from the highest rank that has one.</summary>
/// <remarks>
/// Bounds: <see cref="MaxMessages"/> and <see cref="MaxBytes"/> a rank (one larger message is taken when the rank is empty); the
/// screen holds one message only, whatever the surface: encode the next when it is gone. Nothing is dropped in silence: a full
/// rank says so. Within a rank messages go in order and whole, so the parts of one stream never mix.
/// Pure and not thread-safe: guard it with the sender's lock.
/// </remarks>
public sealed class RankedOutbox
{
    public const int MaxMessages = 256;
    public const int MaxBytes = 256 * 1024;

    private readonly Rank[] _ranks = [.. Enumerable.Range(0, StreamRanks.Count).Select(_ => new Rank())];

    /// <summary>True when nothing waits.</summary>
    public bool IsEmpty => _ranks.All(rank => rank.Waiting.Count == 0);

    /// <summary>True while a screen message waits or is half sent: do not encode another.</summary>
    public bool HasScreen => _ranks[(int)StreamRank.Screen].Waiting.Count > 0;

    /// <summary>Takes a message, or says why not. Throws when it is longer than its kind allows, which is a bug of the caller.</summary>
    public EnqueueOutcome TryEnqueue(OutgoingMessage message)
    {
        if (message.Body.Length > MessageBounds.MaxMessage(message.Kind))
        {
            throw new ArgumentException($"{message} is over the bound of {MessageBounds.MaxMessage(message.Kind)} bytes.", nameof(message));
        }
        var which = StreamRanks.Of(message.Kind);
        var rank = _ranks[(int)which];
        var isFull = which == StreamRank.Screen
            ? rank.Waiting.Count > 0
            : rank.Waiting.Count >= MaxMessages || (rank.Waiting.Count > 0 && rank.Bytes + message.Body.Length > MaxBytes);
        if (isFull) return EnqueueOutcome.Full;
        rank.Waiting.Enqueue(message);
        rank.Bytes += message.Body.Length;
        return EnqueueOutcome.Queued;
    }

    /// <summary>
    /// The next part of the highest rank that has one, but none below <paramref name="lowest"/>: a sender whose line is full
    /// passes <see cref="StreamRank.Cursor"/> and so holds back the screen and what follows it.
    /// </summary>
    public bool TryTake(StreamRank lowest, out OutgoingPart part)
    {
        for (var i = 0; i <= (int)lowest; i++)
        {
            if (_ranks[i].TryTake(out part)) return true;
        }
        part = default;
        return false;
    }

    /// <summary>Bytes of the next part at or above a rank, 0 when there is none: to be checked against the pacing first.</summary>
    public int PeekBytes(StreamRank lowest)
    {
        for (var i = 0; i <= (int)lowest; i++)
        {
            if (_ranks[i].Waiting.TryPeek(out var message)) return Math.Min(MessageBounds.MaxPart, message.Body.Length - _ranks[i].Sent);
        }
        return 0;
    }

    /// <summary>Drops what waits for one leg, half-sent messages too: its keys changed, and the sender says it all anew.</summary>
    /// <returns>How many messages were dropped.</returns>
    public int Abandon(byte leg) => _ranks.Sum(rank => rank.Abandon(message => message.Stream.Leg == leg));

    /// <summary>Drops the input and control that wait on one channel of a leg, such as input when control is taken back.</summary>
    public int Abandon(StreamId stream) => _ranks.Sum(rank => rank.Abandon(message => message.Stream == stream));

    private sealed class Rank
    {
        public Queue<OutgoingMessage> Waiting { get; private set; } = new();

        public int Bytes { get; set; }

        public int Sent { get; private set; }

        public bool TryTake(out OutgoingPart part)
        {
            part = default;
            if (!Waiting.TryPeek(out var message)) return false;
            var length = Math.Min(MessageBounds.MaxPart, message.Body.Length - Sent);
            var isLast = Sent + length == message.Body.Length;
            var flags = isLast ? FrameFlags.None : FrameFlags.Continued;
            if (Sent == 0) flags |= message.Flags & FrameFlags.Keyframe;
            part = new OutgoingPart(message.Kind, flags, message.Stream, message.Body.Slice(Sent, length));
            Sent += length;
            Bytes -= length;
            if (!isLast) return true;
            Waiting.Dequeue();
            Sent = 0;
            return true;
        }

        public int Abandon(Func<OutgoingMessage, bool> isGone)
        {
            var before = Waiting.Count;
            if (before == 0 || !Waiting.Any(isGone)) return 0;
            if (isGone(Waiting.Peek())) Sent = 0;
            Waiting = new Queue<OutgoingMessage>(Waiting.Where(message => !isGone(message)));
            Bytes = Waiting.Sum(message => message.Body.Length) - Sent;
            return before - Waiting.Count;
        }
    }
}

/// <summary>What became of a message given to the outbox.</summary>
public enum EnqueueOutcome : byte { Queued, Full }
