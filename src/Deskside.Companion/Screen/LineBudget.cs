using Deskside.Codec;

namespace Deskside.Companion.Screen;

/// <summary>What one picture may spend on a line of a known rate, so that none blocks it for longer than a glance.</summary>
/// <remarks>
/// The rate is what the viewer was seen to use up, so it is low after a pause and grows with each picture: the least budgets let it
/// grow. Text costs what it costs; the budget is for photos in motion, and for making them exact once they are still.
/// </remarks>
internal static class LineBudget
{
    private const int LeastMovingBytes = 10_000;

    // What a photo's pixel costs exactly, about.
    private const double ExactBytesPerPixel = 1.2;
    private const int LeastRefined = 6 * 64 * 64;

    private static readonly TimeSpan MovingShare = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan RefiningShare = TimeSpan.FromMilliseconds(60);

    // Above this the line is not what limits, and a hint would only make photos worse.
    private const double FastBytesPerSecond = 4_000_000;

    public static EncodeBudget For(double bytesPerSecond)
    {
        if (bytesPerSecond is <= 0 or >= FastBytesPerSecond) return EncodeBudget.Default;
        var moving = Math.Max(LeastMovingBytes, (int)(bytesPerSecond * MovingShare.TotalSeconds));
        var refined = Math.Clamp((int)(bytesPerSecond * RefiningShare.TotalSeconds / ExactBytesPerPixel), LeastRefined, EncodeBudget.Default.RefinePixels);
        return EncodeBudget.Default with { MaxBytes = moving, RefinePixels = refined };
    }
}
