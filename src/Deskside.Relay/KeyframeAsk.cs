namespace Deskside.Relay;

/// <summary>Merges wishes for a keyframe: the first is passed on at once, further ones together after the spacing.</summary>
/// <remarks>A timer runs only while a wish waits. Thread-safe.</remarks>
internal sealed class KeyframeAsk(Action ask, TimeSpan spacing, TimeProvider time) : IDisposable
{
    private readonly Lock _gate = new();
    private long? _askedAt;
    private ITimer? _timer;
    private bool _isDisposed;

    public void Want()
    {
        lock (_gate)
        {
            if (_isDisposed || _timer is not null) return;
            var since = _askedAt is { } at ? time.GetElapsedTime(at) : spacing;
            if (since < spacing)
            {
                _timer = time.CreateTimer(_ => Due(), null, spacing - since, Timeout.InfiniteTimeSpan);
                return;
            }
            _askedAt = time.GetTimestamp();
        }
        ask();
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            _timer?.Dispose();
            _timer = null;
        }
    }

    private void Due()
    {
        lock (_gate)
        {
            if (_isDisposed) return;
            _timer?.Dispose();
            _timer = null;
            _askedAt = time.GetTimestamp();
        }
        ask();
    }
}
