namespace Deskside.Domain.Waiting;

/// <summary>How many technicians are usually on duty, by quarter of an hour of the week.</summary>
/// <remarks>672 slots from Monday 00:00 UTC. A slot is the mean of what was seen, newer weeks weighing more. Not thread-safe.</remarks>
public sealed class DutyWeek
{
    public const int Slots = 7 * 24 * 4;

    private const double NewWeight = 0.3;
    private const double LeastRatio = 0.05;
    private const double MostRatio = 20;

    private readonly double[] _mean;

    public DutyWeek() => _mean = [.. Enumerable.Repeat(double.NaN, Slots)];

    /// <param name="means">672 numbers, NaN where nothing was seen yet. Another length starts empty.</param>
    public DutyWeek(IReadOnlyList<double> means)
        : this()
    {
        for (var slot = 0; means.Count == Slots && slot < Slots; slot++)
        {
            _mean[slot] = means[slot];
        }
    }

    public IReadOnlyList<double> Means => _mean;

    public static int SlotOf(DateTimeOffset moment)
    {
        var utc = moment.UtcDateTime;
        return (((((int)utc.DayOfWeek + 6) % 7) * 24) + utc.Hour) * 4 + (utc.Minute / 15);
    }

    /// <summary>Notes how many were on duty in the slot of this moment: once a slot.</summary>
    public void Note(DateTimeOffset moment, double onDuty)
    {
        ref var mean = ref _mean[SlotOf(moment)];
        mean = double.IsNaN(mean) ? onDuty : mean + ((onDuty - mean) * NewWeight);
    }

    /// <summary>How many more or fewer are usually on duty later than now: 1 = the same, or not known.</summary>
    public double Compare(DateTimeOffset now, DateTimeOffset later)
    {
        var (here, there) = (_mean[SlotOf(now)], _mean[SlotOf(later)]);
        return double.IsNaN(here) || double.IsNaN(there) || here <= 0 ? 1 : Math.Clamp(there / here, LeastRatio, MostRatio);
    }

    /// <summary>The next slot in which somebody usually is on duty; null when none is known.</summary>
    public DateTimeOffset? NextOnDuty(DateTimeOffset now)
    {
        for (var ahead = 1; ahead <= Slots; ahead++)
        {
            var moment = now + TimeSpan.FromMinutes(15 * ahead);
            if (_mean[SlotOf(moment)] >= 0.5)
            {
                return new DateTimeOffset(moment.UtcDateTime.Date, TimeSpan.Zero) + TimeSpan.FromMinutes(((int)moment.UtcDateTime.TimeOfDay.TotalMinutes) / 15 * 15);
            }
        }

        return null;
    }
}
