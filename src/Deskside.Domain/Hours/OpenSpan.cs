namespace Deskside.Domain.Hours;

/// <summary>Open on a day of the week between two times on the wall clock.</summary>
/// <param name="Day">Of the week.</param>
/// <param name="FromMinute">Minutes after midnight, 0 to 1439.</param>
/// <param name="ToMinute">Minutes after midnight, more than <paramref name="FromMinute"/>, at most 1440 (the end of the day).</param>
public readonly record struct OpenSpan(DayOfWeek Day, int FromMinute, int ToMinute)
{
    public const int MinutesADay = 24 * 60;

    public bool IsGood => Enum.IsDefined(Day) && FromMinute >= 0 && FromMinute < ToMinute && ToMinute <= MinutesADay;
}
