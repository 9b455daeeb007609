namespace Deskside.Companion.Legs;

/// <summary>Wakes one waiter: "something may have changed, look again". Pulses merge; none is lost.</summary>
public sealed class Pulse
{
    private readonly SemaphoreSlim _signal = new(0, 1);

    /// <summary>Wakes the waiter, or the next one to come. Any thread.</summary>
    public void Set()
    {
        try
        {
            _signal.Release();
        }
        catch (SemaphoreFullException)
        {
            // Set already: the pulses merge.
        }
    }

    public Task WaitAsync(CancellationToken cancellation) => _signal.WaitAsync(cancellation);
}
