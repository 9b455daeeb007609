namespace Deskside.Relay;

/// <summary>Gets every frame that the sharer sends to all (leg 0), sealed as it is.</summary>
/// <remarks>
/// Fed from its own bounded queue by one caller at a time: a slow tap never slows the session. When the queue was full the
/// missing frames are told as a gap before the next frame, and the sharer is asked for a keyframe. The bytes are lent for the call.
/// A tap that throws is dropped; the session goes on.
/// </remarks>
public interface IFrameTap
{
    ValueTask FrameAsync(ReadOnlyMemory<byte> frame, CancellationToken cancellation);

    ValueTask GapAsync(TapGap gap, CancellationToken cancellation);
}

/// <summary>What the tap missed.</summary>
public readonly record struct TapGap(long Frames, long Bytes);

/// <summary>Chooses the tap of a session when its first leg joins; null where nothing is recorded.</summary>
public interface IFrameTapSource
{
    IFrameTap? TapFor(Guid session);
}
