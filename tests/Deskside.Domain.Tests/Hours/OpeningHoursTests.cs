using Deskside.Domain.Hours;

namespace Deskside.Domain.Tests.Hours;

public sealed class OpeningHoursTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
    private static readonly TimeZoneInfo NewYork = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");
    private static readonly TimeZoneInfo LordHowe = TimeZoneInfo.FindSystemTimeZoneById("Australia/Lord_Howe");

    [Fact]
    public void Open_from_the_first_minute_to_before_the_last()
    {
        var hours = Office(Berlin);
        Assert.False(hours.IsOpenAt(Utc(2026, 3, 2, 7, 59)));
        Assert.True(hours.IsOpenAt(Utc(2026, 3, 2, 8, 0)));
        Assert.True(hours.IsOpenAt(Utc(2026, 3, 2, 15, 59)));
        Assert.False(hours.IsOpenAt(Utc(2026, 3, 2, 16, 0)));
        Assert.False(hours.IsOpenAt(Utc(2026, 3, 1, 10, 0)));
    }

    [Fact]
    public void The_same_wall_clock_is_another_moment_after_the_clocks_changed()
    {
        var hours = Office(Berlin);
        Assert.Equal(Utc(2026, 3, 27, 8, 0), hours.NextOpening(Utc(2026, 3, 27, 0, 0)));
        Assert.Equal(Utc(2026, 3, 30, 7, 0), hours.NextOpening(Utc(2026, 3, 28, 0, 0)));
        Assert.Equal(Utc(2026, 10, 26, 8, 0), hours.NextOpening(Utc(2026, 10, 24, 0, 0)));
    }

    [Fact]
    public void A_bound_that_the_clock_skips_is_the_jump()
    {
        // New York, 8 March 2026: 02:00 becomes 03:00 at 07:00 UTC.
        var hours = OpeningHours.TryMake(NewYork, [new(DayOfWeek.Sunday, (2 * 60) + 30, 4 * 60)], [])!;
        Assert.Equal(Utc(2026, 3, 8, 7, 0), hours.NextOpening(Utc(2026, 3, 8, 0, 0)));
        Assert.Equal(TimeSpan.FromHours(1), hours.Between(Utc(2026, 3, 8, 0, 0), Utc(2026, 3, 9, 0, 0)));
    }

    [Fact]
    public void A_bound_that_comes_twice_opens_at_its_first_and_closes_at_its_second_coming()
    {
        // New York, 1 November 2026: 02:00 becomes 01:00 at 06:00 UTC, so that 01:30 is 05:30 and 06:30 UTC.
        var half = (60 + 30, 120);
        var opens = OpeningHours.TryMake(NewYork, [new(DayOfWeek.Sunday, half.Item1, 3 * 60)], [])!;
        Assert.Equal(Utc(2026, 11, 1, 5, 30), opens.NextOpening(Utc(2026, 11, 1, 0, 0)));
        var closes = OpeningHours.TryMake(NewYork, [new(DayOfWeek.Sunday, 0, half.Item1)], [])!;
        Assert.True(closes.IsOpenAt(Utc(2026, 11, 1, 6, 29)));
        Assert.False(closes.IsOpenAt(Utc(2026, 11, 1, 6, 30)));
    }

    [Fact]
    public void A_change_of_half_an_hour_is_kept_too()
    {
        // Lord Howe, 5 April 2026: 02:00 +11 becomes 01:30 +10:30.
        var hours = OpeningHours.TryMake(LordHowe, [new(DayOfWeek.Sunday, 0, OpenSpan.MinutesADay)], [])!;
        Assert.Equal(TimeSpan.FromHours(24.5), hours.Between(Utc(2026, 4, 3, 0, 0), Utc(2026, 4, 8, 0, 0)));
    }

    [Fact]
    public void The_day_of_the_change_has_23_or_25_open_hours()
    {
        var always = Always(Berlin);
        var (spring, autumn) = (new DateTimeOffset(2026, 3, 29, 0, 0, 0, TimeSpan.FromHours(1)), new DateTimeOffset(2026, 10, 25, 0, 0, 0, TimeSpan.FromHours(2)));
        Assert.Equal(spring.AddHours(23), always.After(spring, TimeSpan.FromHours(23)));
        Assert.Equal(TimeSpan.FromHours(25), always.Between(autumn, new DateTimeOffset(2026, 10, 26, 0, 0, 0, TimeSpan.FromHours(1))));
    }

    [Fact]
    public void A_holiday_is_closed_and_a_due_time_skips_it()
    {
        var hours = Office(Berlin, new DateOnly(2026, 12, 25));
        Assert.False(hours.IsOpenAt(Utc(2026, 12, 25, 10, 0)));
        // Asked on Thursday evening, due after two open hours: Friday is Christmas, so Monday at 11:00.
        Assert.Equal(Utc(2026, 12, 28, 10, 0), hours.After(Utc(2026, 12, 24, 20, 0), TimeSpan.FromHours(2)));
    }

    [Fact]
    public void A_due_time_runs_over_the_night()
    {
        var hours = Office(Berlin);
        Assert.Equal(Utc(2026, 3, 3, 9, 30), hours.After(Utc(2026, 3, 2, 15, 30), TimeSpan.FromHours(2)));
        Assert.Equal(TimeSpan.FromHours(2), hours.Between(Utc(2026, 3, 2, 15, 30), Utc(2026, 3, 3, 9, 30)));
    }

    [Fact]
    public void Spans_that_touch_or_overlap_are_one()
    {
        var hours = OpeningHours.TryMake(TimeZoneInfo.Utc, [new(DayOfWeek.Monday, 0, 600), new(DayOfWeek.Monday, 540, 720), new(DayOfWeek.Monday, 720, OpenSpan.MinutesADay), new(DayOfWeek.Tuesday, 0, 60)], [])!;
        Assert.Equal(TimeSpan.FromHours(25), hours.Between(Utc(2026, 3, 1, 0, 0), Utc(2026, 3, 5, 0, 0)));
        Assert.Equal(Utc(2026, 3, 3, 0, 30), hours.After(Utc(2026, 3, 2, 0, 0), TimeSpan.FromHours(24.5)));
    }

    [Fact]
    public void What_never_opens_says_so()
    {
        var never = OpeningHours.TryMake(TimeZoneInfo.Utc, [], [])!;
        Assert.Null(never.NextOpening(Utc(2026, 3, 1, 0, 0)));
        Assert.Null(never.After(Utc(2026, 3, 1, 0, 0), TimeSpan.FromMinutes(1)));
        Assert.Null(OpeningHours.TryMake(TimeZoneInfo.Utc, [new(DayOfWeek.Monday, 60, 60)], []));
        Assert.Null(OpeningHours.TryMake(TimeZoneInfo.Utc, [new(DayOfWeek.Monday, 0, 1441)], []));
    }

    [Theory, InlineData("Europe/Berlin"), InlineData("America/New_York"), InlineData("Australia/Lord_Howe"), InlineData("Asia/Kathmandu"), InlineData("America/Sao_Paulo")]
    public void Due_times_and_open_time_agree_over_a_whole_year(string zone)
    {
        var hours = Office(TimeZoneInfo.FindSystemTimeZoneById(zone), new DateOnly(2026, 5, 1));
        var random = new Random(7);
        for (var round = 0; round < 500; round++)
        {
            var from = Utc(2026, 1, 1, 0, 0).AddMinutes(random.Next(365 * 24 * 60));
            var open = TimeSpan.FromMinutes(random.Next(1, 4000));
            var due = hours.After(from, open)!.Value;
            Assert.Equal(open, hours.Between(from, due));
            Assert.True(hours.IsOpenAt(due.AddMinutes(-0.5)));
        }
    }

    private static OpeningHours Office(TimeZoneInfo zone, params DateOnly[] holidays) => OpeningHours.TryMake(
        zone,
        [.. Enumerable.Range(1, 5).Select(d => new OpenSpan((DayOfWeek)d, 9 * 60, 17 * 60))],
        holidays)!;

    private static OpeningHours Always(TimeZoneInfo zone) => OpeningHours.TryMake(zone, [.. Enumerable.Range(0, 7).Select(d => new OpenSpan((DayOfWeek)d, 0, OpenSpan.MinutesADay))], [])!;

    private static DateTimeOffset Utc(int year, int month, int day, int hour, int minute) => new(year, month, day, hour, minute, 0, TimeSpan.Zero);
}
