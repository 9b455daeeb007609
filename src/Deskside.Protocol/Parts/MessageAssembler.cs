using Deskside.Protocol.Frames;

namespace Deskside.Protocol.Parts;

/// <summary>Puts opened parts together again, a message a stream at a time.</summary>
/// <remarks>
/// Bounds: <see cref="MessageBounds.MaxMessage"/> a message, <see cref="MaxStreams"/> unfinished ones; memory grows with what
/// arrived, never with what is claimed. A message of one part is passed through without a copy. A gap in the sequence, or a
/// keyframe flag, begins a new message: the relay withholds from a message's first part on, and a sender that drops a half-sent
/// message begins the next one so. After a refusal the rest of the message is skipped. Not thread-safe: one reader.
/// </remarks>
public sealed class MessageAssembler
{
    public const int MaxStreams = 32;

    private readonly Dictionary<StreamId, Unfinished> _unfinished = [];

    /// <summary>
    /// Takes the next opened part. With <see cref="AssemblyOutcome.Complete"/>, <paramref name="message"/> holds the whole
    /// message: the part's own memory when it was the only one, fresh memory otherwise.
    /// </summary>
    public AssemblyOutcome Append(FrameHeader header, ReadOnlyMemory<byte> part, out AssembledMessage message)
    {
        message = default;
        var isKnown = _unfinished.TryGetValue(header.Stream, out var unfinished);
        if (isKnown && (header.IsKeyframe || header.Sequence != unfinished!.NextSequence))
        {
            _unfinished.Remove(header.Stream);
            isKnown = false;
        }
        if (!isKnown && !header.IsContinued) return Finish(header, header.IsKeyframe, part, out message);
        if (!isKnown)
        {
            if (_unfinished.Count >= MaxStreams) return AssemblyOutcome.TooManyStreams;
            unfinished = new Unfinished(header.IsKeyframe);
            _unfinished.Add(header.Stream, unfinished);
        }
        unfinished!.NextSequence = unchecked(header.Sequence + 1);
        if (!unfinished.TryAdd(part, MessageBounds.MaxMessage(header.Kind)) && !unfinished.IsSkipped)
        {
            unfinished.Skip();
            if (!header.IsContinued) _unfinished.Remove(header.Stream);
            return AssemblyOutcome.TooLong;
        }
        if (header.IsContinued) return AssemblyOutcome.Waiting;
        _unfinished.Remove(header.Stream);
        if (unfinished.IsSkipped) return AssemblyOutcome.Waiting;
        return Finish(header, unfinished.IsKeyframe, unfinished.Bytes, out message);
    }

    /// <summary>Forgets the unfinished messages of one leg: its sender dropped them (new epoch, new keys).</summary>
    public void Forget(byte leg)
    {
        foreach (var stream in _unfinished.Keys.Where(stream => stream.Leg == leg).ToArray()) _unfinished.Remove(stream);
    }

    private static AssemblyOutcome Finish(FrameHeader header, bool isKeyframe, ReadOnlyMemory<byte> body, out AssembledMessage message)
    {
        message = default;
        if (body.Length > MessageBounds.MaxMessage(header.Kind)) return AssemblyOutcome.TooLong;
        message = new AssembledMessage(header.Kind, header.Stream, isKeyframe, header.TimestampMs, body);
        return AssemblyOutcome.Complete;
    }

    private sealed class Unfinished(bool isKeyframe)
    {
        private byte[] _buffer = [];
        private int _used;

        public bool IsKeyframe { get; } = isKeyframe;

        public uint NextSequence { get; set; }

        public bool IsSkipped { get; private set; }

        public ReadOnlyMemory<byte> Bytes => _buffer.AsMemory(0, _used);

        public bool TryAdd(ReadOnlyMemory<byte> part, int limit)
        {
            if (IsSkipped || part.Length > limit - _used) return false;
            var needed = _used + part.Length;
            if (needed > _buffer.Length) Array.Resize(ref _buffer, Math.Min(limit, Math.Max(needed, _buffer.Length * 2)));
            part.Span.CopyTo(_buffer.AsSpan(_used));
            _used = needed;
            return true;
        }

        public void Skip()
        {
            IsSkipped = true;
            _buffer = [];
            _used = 0;
        }
    }
}

/// <summary>A whole message as the sender gave it. The timestamp is that of its last part.</summary>
public readonly record struct AssembledMessage(
    FrameKind Kind, StreamId Stream, bool IsKeyframe, uint TimestampMs, ReadOnlyMemory<byte> Body)
{
    public override string ToString() => $"{Kind} on {Stream}, {Body.Length} bytes";
}

/// <summary>What became of a part.</summary>
public enum AssemblyOutcome : byte { Waiting, Complete, TooLong, TooManyStreams }
