using Deskside.Protocol.Frames;

namespace Deskside.Protocol.Parts;

/// <summary>A whole message on its way out, in plaintext: the outbox cuts it into parts, the seal closes each part alone.</summary>
/// <remarks>The outbox keeps <paramref name="Body"/> until its last part is taken: give it memory that nobody changes.</remarks>
public sealed record OutgoingMessage(FrameKind Kind, StreamId Stream, ReadOnlyMemory<byte> Body, FrameFlags Flags = FrameFlags.None)
{
    /// <summary>May be a password: never in a log.</summary>
    public override string ToString() => $"{Kind} on {Stream}, {Body.Length} bytes";
}

/// <summary>The next part to seal and send. The keyframe flag stands on the first part only, continued on all but the last.</summary>
public readonly record struct OutgoingPart(FrameKind Kind, FrameFlags Flags, StreamId Stream, ReadOnlyMemory<byte> Bytes)
{
    public bool IsLast => (Flags & FrameFlags.Continued) == 0;

    public override string ToString() => $"part of {Kind} on {Stream}, {Bytes.Length} bytes";
}
