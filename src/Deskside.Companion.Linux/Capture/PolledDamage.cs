namespace Deskside.Companion.Linux.Capture;

/// <summary>Looks for changes by itself, where the server does not tell: at most 30 times a second, 10 times when all is calm.</summary>
/// <remarks>It looks only while somebody waits, so a session without a viewer costs nothing.</remarks>
internal sealed class PolledDamage(DamageSignal signal, TimeProvider time, Func<bool> compare) : IDamageFinder
{
    public static readonly TimeSpan Busy = TimeSpan.FromMilliseconds(1000.0 / 30);
    public static readonly TimeSpan Calm = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan CalmAfter = TimeSpan.FromSeconds(2);

    private long _changedAt = time.GetTimestamp();

    public async ValueTask WaitAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var wait = time.GetElapsedTime(_changedAt) < CalmAfter ? Busy : Calm;
            var told = signal.WaitAsync(cancellation).AsTask();
            if (!told.IsCompleted) await Task.WhenAny(told, Task.Delay(wait, time, cancellation));
            if (told.IsCompleted)
            {
                await told;
                return;
            }
            cancellation.ThrowIfCancellationRequested();
            if (!compare()) continue;
            _changedAt = time.GetTimestamp();
            return;
        }
    }

    public void Collect(IReadOnlyList<SurfaceFrame> frames)
    {
        // The comparison marked the damage already.
    }

    public void Dispose()
    {
    }
}
