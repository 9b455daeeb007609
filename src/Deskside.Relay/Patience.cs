namespace Deskside.Relay;

/// <summary>How long the session still waits for a viewer who is not the lead: at most a full measure at once, one tenth of the time in the long run.</summary>
/// <remarks>So a slow second viewer costs the lead one measure, then is parked; coming back does not buy a new one at once. Not thread-safe.</remarks>
internal sealed class Patience(TimeSpan full, TimeProvider time)
{
    private readonly TimeSpan _full = full;
    private TimeSpan _left = full;
    private long _at = time.GetTimestamp();

    public TimeSpan Left
    {
        get
        {
            var now = time.GetTimestamp();
            _left += time.GetElapsedTime(_at, now) / 10;
            if (_left > _full) _left = _full;
            _at = now;
            return _left;
        }
    }

    public void Spend(TimeSpan waited)
    {
        _left = Left - waited;
        if (_left < TimeSpan.Zero) _left = TimeSpan.Zero;
    }
}
