namespace Deskside.Protocol.Frames;

/// <summary>Splits one WebSocket message into its whole frames, in order.</summary>
/// <remarks>
/// A message is one or more whole frames, back to back, at most <see cref="FrameHeader.MaxFrame"/> bytes. A frame cut off at
/// the end is malformed: nothing continues in the next message. Frames are views of the given bytes. Not thread-safe.
/// </remarks>
public struct FrameReader(ReadOnlyMemory<byte> message)
{
    private ReadOnlyMemory<byte> _rest = message;

    /// <summary>Why the last <see cref="Next"/> was malformed; Ok otherwise.</summary>
    public HeaderParse Problem { get; private set; }

    public FrameRead Next(out Frame frame)
    {
        frame = default;
        if (_rest.IsEmpty) return FrameRead.End;
        Problem = FrameHeader.TryRead(_rest.Span, out var header);
        if (Problem == HeaderParse.Ok && header.FrameBytes > _rest.Length) Problem = HeaderParse.NeedMore;
        if (Problem != HeaderParse.Ok) return FrameRead.Malformed;
        frame = new Frame(header, _rest[..header.FrameBytes]);
        _rest = _rest[header.FrameBytes..];
        return FrameRead.Frame;
    }
}

/// <summary>What <see cref="FrameReader.Next"/> found.</summary>
public enum FrameRead : byte { Frame, End, Malformed }
