namespace Deskside.Codec;

/// <summary>Whether a call of <see cref="ScreenEncoder.Encode"/> produced something to send.</summary>
public enum EncodedKind
{
    /// <summary>Nothing really changed: nothing to send, nothing to decode.</summary>
    Empty,

    /// <summary>A frame that must be sent: the decoder's state follows the encoder's.</summary>
    Frame,
}

/// <summary>How a frame's pixels were carried; for the session log and benchmarks.</summary>
public readonly record struct EncodeStats(long ChangedPixels, long MovedPixels, long CachedPixels, long LosslessPixels, long LossyPixels, long RefinedPixels);

/// <summary>One atomic codec frame.</summary>
/// <remarks>Ownership: <see cref="Bytes"/> is lent until the next call on the encoder; copy it or send it before.</remarks>
public readonly ref struct EncodedFrame
{
    public EncodedKind Kind { get; init; }

    public ReadOnlySpan<byte> Bytes { get; init; }

    public bool IsKeyframe { get; init; }

    /// <summary>Some areas are lossy still: call again soon, even without damage.</summary>
    public bool DebtRemains { get; init; }

    /// <summary>More of a first picture is to come: call at once.</summary>
    public bool IsContinued { get; init; }

    public EncodeStats Stats { get; init; }
}
