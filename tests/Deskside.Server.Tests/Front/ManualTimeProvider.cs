namespace Deskside.Server.Tests.Front;

/// <summary>A clock that only a test moves. Timers fire in order while it is moved, on the moving thread.</summary>
public sealed class ManualTimeProvider : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private readonly List<(TimeSpan Length, TaskCompletionSource Task)> _awaited = [];
    private DateTimeOffset _now = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Done as soon as somebody waits once for exactly so long.</summary>
    public Task PauseAsync(TimeSpan length)
    {
        lock (_gate)
        {
            if (_timers.Any(t => t.IsPauseOf(length)))
            {
                return Task.CompletedTask;
            }

            var awaited = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _awaited.Add((length, awaited));
            return awaited.Task.WaitAsync(TimeSpan.FromSeconds(20));
        }
    }

    public void Advance(TimeSpan by)
    {
        var until = GetUtcNow() + by;
        while (true)
        {
            ManualTimer? next;
            lock (_gate)
            {
                next = _timers.Where(t => t.DueAt <= until).MinBy(t => t.DueAt);
                _now = next is null ? until : (next.DueAt > _now ? next.DueAt : _now);
                if (next is null)
                {
                    return;
                }

                next.Next(until);
            }

            next.Fire();
        }
    }

    private sealed class ManualTimer(ManualTimeProvider clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period = Timeout.InfiniteTimeSpan;

        private const double MostTicks = 20;

        private TimeSpan _length;

        public bool IsPauseOf(TimeSpan length) => _period == Timeout.InfiniteTimeSpan && _length == length;

        public DateTimeOffset DueAt { get; private set; } = DateTimeOffset.MaxValue;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                clock._timers.Remove(this);
                _period = period;
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    DueAt = clock._now + dueTime;
                    _length = dueTime;
                    clock._timers.Add(this);
                    foreach (var awaited in clock._awaited.Where(a => IsPauseOf(a.Length)))
                    {
                        awaited.Task.TrySetResult();
                    }
                }
            }

            return true;
        }

        public void Next(DateTimeOffset until)
        {
            if (_period == Timeout.InfiniteTimeSpan || _period == TimeSpan.Zero)
            {
                clock._timers.Remove(this);
            }
            else
            {
                DueAt += _period;
                // Ticks that nobody could take in time are one: the middle of a long way is jumped over.
                var ticks = (until - DueAt) / _period;
                DueAt += ticks > MostTicks ? _period * Math.Floor(ticks - MostTicks) : TimeSpan.Zero;
            }
        }

        public void Fire() => callback(state);

        public void Dispose()
        {
            lock (clock._gate)
            {
                clock._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
