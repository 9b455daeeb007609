namespace Deskside.Codec;

/// <summary>What stays the same for the life of an encoder.</summary>
public sealed record ScreenEncoderOptions
{
    public static ScreenEncoderOptions Default { get; } = new();

    /// <summary>A keyframe may be inserted once this many bytes were sent since the last one; 0 = only on request.</summary>
    /// <remarks>
    /// The encoder also waits until the bytes are ten times what the last keyframe cost until it was exact. That is not all it costs: what was learned is
    /// lost too. Figures, and why it is off: docs/decisions/0023-keyframes.md.
    /// </remarks>
    public long KeyframeAfterBytes { get; init; }

    /// <summary>Over how many frames a first picture is spread, from top to bottom; 1 = the keyframe has all of it.</summary>
    public int KeyframeBands { get; init; } = 1;
}
