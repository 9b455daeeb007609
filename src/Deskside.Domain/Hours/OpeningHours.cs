namespace Deskside.Domain.Hours;

/// <summary>When a team answers: a week of open spans on the wall clock of one time zone, less its holidays.</summary>
/// <remarks>
/// Bounds: at most 70 spans and 400 holidays; spans of a day may touch or overlap. A team without spans never opens.
/// Daylight saving: a bound that the clock skips (02:30 on the night it jumps to 03:00) is the moment of the jump; a bound that comes
/// twice is its first coming when a span begins and its second when it ends, so that nobody who reads the door sign is turned away.
/// Immutable, thread-safe.
/// </remarks>
public sealed class OpeningHours
{
    public const int MostSpans = 70;
    public const int MostHolidays = 400;

    /// <summary>How far ahead an opening is looked for.</summary>
    private const int LookAheadDays = 400;

    private readonly ILookup<DayOfWeek, OpenSpan> _week;
    private readonly HashSet<DateOnly> _holidays;

    private OpeningHours(TimeZoneInfo zone, IEnumerable<OpenSpan> week, IEnumerable<DateOnly> holidays)
    {
        Zone = zone;
        _week = week.OrderBy(s => s.FromMinute).ToLookup(s => s.Day);
        _holidays = [.. holidays];
    }

    public TimeZoneInfo Zone { get; }

    /// <summary>Null when a span is not good or there are too many of anything.</summary>
    public static OpeningHours? TryMake(TimeZoneInfo zone, IReadOnlyCollection<OpenSpan> week, IReadOnlyCollection<DateOnly> holidays) =>
        week.Count <= MostSpans && holidays.Count <= MostHolidays && week.All(s => s.IsGood) ? new OpeningHours(zone, week, holidays) : null;

    public bool IsOpenAt(DateTimeOffset moment) => SpansFrom(moment).Take(1).Any(s => s.From <= moment);

    /// <summary>The moment itself while open; null when nothing opens within 400 days.</summary>
    public DateTimeOffset? NextOpening(DateTimeOffset moment)
    {
        foreach (var span in SpansFrom(moment))
        {
            return span.From > moment ? span.From : moment;
        }

        return null;
    }

    /// <summary>When so much open time has passed since the moment; null when there is not so much within 400 days.</summary>
    public DateTimeOffset? After(DateTimeOffset moment, TimeSpan openTime)
    {
        var left = openTime;
        foreach (var (from, to) in SpansFrom(moment))
        {
            var start = from > moment ? from : moment;
            if (to - start >= left)
            {
                return start + left;
            }

            left -= to - start;
        }

        return null;
    }

    /// <summary>How much of the time between two moments was open.</summary>
    public TimeSpan Between(DateTimeOffset from, DateTimeOffset to)
    {
        var sum = TimeSpan.Zero;
        foreach (var span in SpansFrom(from).TakeWhile(s => s.From < to))
        {
            sum += Min(span.To, to) - Max(span.From, from);
        }

        return sum;
    }

    /// <summary>Open spans in real time that end after the moment, in order, none touching the next.</summary>
    private IEnumerable<(DateTimeOffset From, DateTimeOffset To)> SpansFrom(DateTimeOffset moment)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Zone).DateTime);
        (DateTimeOffset From, DateTimeOffset To)? open = null;
        for (var day = -1; day <= LookAheadDays; day++)
        {
            var date = today.AddDays(day);
            if (_holidays.Contains(date))
            {
                continue;
            }

            foreach (var span in _week[date.DayOfWeek])
            {
                var (from, to) = (Moment(date, span.FromMinute, Coming.First), Moment(date, span.ToMinute, Coming.Second));
                if (to <= moment || to <= from)
                {
                    continue;
                }

                if (open is { } before && from <= before.To)
                {
                    open = (before.From, Max(before.To, to));
                    continue;
                }

                if (open is { } done)
                {
                    yield return done;
                }

                open = (from, to);
            }
        }

        if (open is { } last)
        {
            yield return last;
        }
    }

    private DateTimeOffset Moment(DateOnly date, int minute, Coming coming)
    {
        var local = date.ToDateTime(TimeOnly.MinValue).AddMinutes(minute);
        if (Zone.IsInvalidTime(local))
        {
            // The clock jumps over it: the moment of the jump is where both offsets meet.
            var before = local;
            while (Zone.IsInvalidTime(before))
            {
                before = before.AddMinutes(-1);
            }

            return new DateTimeOffset(before, Zone.GetUtcOffset(before)).AddMinutes(1);
        }

        if (!Zone.IsAmbiguousTime(local))
        {
            return new DateTimeOffset(local, Zone.GetUtcOffset(local));
        }

        var offsets = Zone.GetAmbiguousTimeOffsets(local);
        return new DateTimeOffset(local, coming == Coming.First ? offsets.Max() : offsets.Min());
    }

    private static DateTimeOffset Max(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private static DateTimeOffset Min(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    private enum Coming
    {
        First,
        Second,
    }
}
