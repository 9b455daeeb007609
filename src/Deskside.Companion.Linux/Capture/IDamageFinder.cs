namespace Deskside.Companion.Linux.Capture;

/// <summary>Finds out what changed on the screen: from the server's word, or by looking.</summary>
internal interface IDamageFinder : IDisposable
{
    /// <summary>Completes as soon as something may have changed.</summary>
    ValueTask WaitAsync(CancellationToken cancellation);

    /// <summary>Adds what changed since the last call to the surfaces' damage. Called under the source's lock.</summary>
    void Collect(IReadOnlyList<SurfaceFrame> frames);
}
