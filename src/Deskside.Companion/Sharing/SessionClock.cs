namespace Deskside.Companion.Sharing;

/// <summary>Milliseconds since the session opened, as the relay told at the join; wraps after 49 days. Thread-safe.</summary>
public sealed class SessionClock(TimeProvider time)
{
    private long _openedAt = time.GetTimestamp();

    /// <summary>The session's milliseconds now.</summary>
    public uint Ms => unchecked((uint)(long)time.GetElapsedTime(Volatile.Read(ref _openedAt)).TotalMilliseconds);

    /// <summary>Monotonic time, for estimates.</summary>
    public TimeSpan Now => time.GetElapsedTime(0);

    public void Set(uint sessionMs) =>
        Volatile.Write(ref _openedAt, time.GetTimestamp() - (long)(sessionMs / 1000.0 * time.TimestampFrequency));
}
