using Deskside.Codec;

namespace Deskside.Companion.Ports;

/// <summary>What is on the customer's screen: captured by the platform, asked for by the engine.</summary>
/// <remarks>
/// Pull, not push: the engine awaits <see cref="WaitForDamageAsync"/>, then captures once. Damage gathers in between and merges,
/// so a slow line makes it larger, never longer. One caller at a time. A display that goes away ends in
/// <see cref="ScreenLostException"/>; the engine then waits for a new source.
/// </remarks>
public interface IScreenSource : IAsyncDisposable
{
    /// <summary>The monitors of the desktop now, at least one.</summary>
    IReadOnlyList<Surface> Surfaces { get; }

    /// <summary>Raised on any thread when monitors came, went or changed their size.</summary>
    event Action? SurfacesChanged;

    /// <summary>
    /// Completes as soon as anything may have changed on one of these surfaces (bit by surface number) since its last capture;
    /// at once when something has. No damage: no wake-up, no CPU.
    /// </summary>
    ValueTask WaitForDamageAsync(uint surfaces, CancellationToken cancellation);

    /// <summary>
    /// Captures what changed on one surface. <paramref name="use"/> is called once, on the caller's thread, with pixels that are
    /// lent for the length of the call; damage is in the surface's own coordinates and is cleared by the call.
    /// Returns false, without calling, when nothing changed there.
    /// </summary>
    bool TryCapture(int surface, CaptureUse use);

    /// <summary>Marks a whole surface as damaged, for a keyframe.</summary>
    void Invalidate(int surface);
}

/// <summary>Receives captured pixels: 32 bits each, 0x00RRGGBB, rows <paramref name="stride"/> pixels apart.</summary>
public delegate void CaptureUse(ReadOnlySpan<uint> pixels, int stride, ReadOnlySpan<PixelRect> damage);

/// <summary>One monitor. <see cref="X"/> and <see cref="Y"/> place it on the desktop; may be negative.</summary>
public sealed record Surface(int Id, int X, int Y, int Width, int Height, string Name, bool IsPrimary)
{
    /// <summary>Whether a place on the desktop is on this monitor.</summary>
    public bool Holds(int x, int y) => x >= X && y >= Y && x < X + Width && y < Y + Height;
}

/// <summary>The display server went away while capturing.</summary>
public sealed class ScreenLostException(string reason, Exception? cause = null) : Exception(reason, cause);
