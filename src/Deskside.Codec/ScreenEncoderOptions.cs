namespace Deskside.Codec;

/// <summary>What stays the same for the life of an encoder.</summary>
public sealed record ScreenEncoderOptions
{
    public static ScreenEncoderOptions Default { get; } = new();

    /// <summary>A keyframe may be inserted once this many bytes were sent since the last one; 0 = only on request.</summary>
    /// <remarks>The encoder also waits until the bytes are ten times a keyframe's size, so that keyframes cost at most about 10 %.</remarks>
    public long KeyframeAfterBytes { get; init; }
}
