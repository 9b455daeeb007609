namespace Deskside.Codec;

/// <summary>Whether a frame may show moving photos and video inexactly until they are still.</summary>
public enum Lossiness
{
    /// <summary>Every pixel is exact in the frame that carries it.</summary>
    ExactOnly,

    /// <summary>Photo-like areas that move, or a first photo picture, may be lossy first; text never is.</summary>
    PhotosInMotion,
}

/// <summary>What one call of <see cref="ScreenEncoder.Encode"/> may spend.</summary>
/// <param name="MaxBytes">A hint in bytes that the lossy layer aims at; exact content is sent whatever it costs. 0 = no hint.</param>
/// <param name="Lossiness">Whether photos in motion may be lossy.</param>
/// <param name="RefinePixels">How many lossy pixels may be made exact in this call.</param>
public readonly record struct EncodeBudget(int MaxBytes, Lossiness Lossiness, int RefinePixels)
{
    /// <summary>No byte hint, lossy motion allowed, 88 tiles of 64 x 64 refined a call (a 1080p photo in 6 calls).</summary>
    public static EncodeBudget Default { get; } = new(0, Lossiness.PhotosInMotion, 88 * 64 * 64);

    /// <summary>Everything exact at once.</summary>
    public static EncodeBudget Exact { get; } = new(0, Lossiness.ExactOnly, int.MaxValue);
}
