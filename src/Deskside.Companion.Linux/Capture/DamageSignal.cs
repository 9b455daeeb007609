namespace Deskside.Companion.Linux.Capture;

/// <summary>Set when something may have changed, reset by a capture. One waiter at a time.</summary>
/// <remarks>The waiter continues on the thread pool, never on the thread that watches the display.</remarks>
internal sealed class DamageSignal
{
    private readonly Lock _gate = new();
    private TaskCompletionSource? _waiter;
    private Exception? _failure;
    private bool _set;

    public void Set()
    {
        TaskCompletionSource? waiter;
        lock (_gate)
        {
            _set = true;
            (waiter, _waiter) = (_waiter, null);
        }
        waiter?.TrySetResult();
    }

    public void Reset()
    {
        lock (_gate) _set = false;
    }

    /// <summary>Ends this wait and every later one with the failure.</summary>
    public void Fail(Exception failure)
    {
        TaskCompletionSource? waiter;
        lock (_gate)
        {
            _failure ??= failure;
            (waiter, _waiter) = (_waiter, null);
        }
        waiter?.TrySetException(failure);
    }

    public ValueTask WaitAsync(CancellationToken cancellation)
    {
        TaskCompletionSource waiter;
        lock (_gate)
        {
            if (_failure is not null) return ValueTask.FromException(_failure);
            if (cancellation.IsCancellationRequested) return ValueTask.FromCanceled(cancellation);
            if (_set) return ValueTask.CompletedTask;
            waiter = _waiter ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
        return cancellation.CanBeCanceled ? new ValueTask(waiter.Task.WaitAsync(cancellation)) : new ValueTask(waiter.Task);
    }
}
