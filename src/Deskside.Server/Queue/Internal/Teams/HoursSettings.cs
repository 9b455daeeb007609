using System.Globalization;
using Deskside.Domain.Hours;

namespace Deskside.Server.Queue.Internal.Teams;

/// <summary>Opening hours as an administrator writes them and as they are stored.</summary>
/// <param name="Zone">An IANA name such as "Europe/Berlin".</param>
/// <param name="Week">Open spans; "24:00" is the end of a day.</param>
/// <param name="Holidays">Closed days.</param>
internal sealed record HoursSettings(string? Zone, IReadOnlyList<HoursSpan>? Week, IReadOnlyList<HoursHoliday>? Holidays)
{
    /// <summary>Null and the fault in words when they are no hours.</summary>
    public OpeningHours? ToHours(out string fault)
    {
        fault = "";
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(Zone ?? "", out var zone) || !zone.HasIanaId)
        {
            fault = "zone must be an IANA time zone such as Europe/Berlin.";
            return null;
        }

        var spans = new List<OpenSpan>();
        foreach (var span in Week ?? [])
        {
            if (Minute(span.From) is not { } from || Minute(span.To) is not { } to || span.Day is not { } day || !new OpenSpan(day, from, to).IsGood)
            {
                fault = $"week: {span.Day} {span.From}–{span.To} is no span; write times as 09:00 and the end after the begin, at most 24:00.";
                return null;
            }

            spans.Add(new OpenSpan(day, from, to));
        }

        var days = new List<DateOnly>();
        foreach (var holiday in Holidays ?? [])
        {
            if (!DateOnly.TryParseExact(holiday.Date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            {
                fault = $"holidays: {holiday.Date} is no date; write 2026-12-25.";
                return null;
            }

            days.Add(date);
        }

        if (OpeningHours.TryMake(zone, spans, days) is { } hours)
        {
            return hours;
        }

        fault = $"At most {OpeningHours.MostSpans} spans and {OpeningHours.MostHolidays} holidays.";
        return null;
    }

    private static int? Minute(string? text)
    {
        if (text == "24:00")
        {
            return OpenSpan.MinutesADay;
        }

        return TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? (time.Hour * 60) + time.Minute : null;
    }
}

/// <summary>"monday", "09:00", "17:00".</summary>
internal sealed record HoursSpan(DayOfWeek? Day, string? From, string? To);

/// <summary>"2026-12-25", "Christmas".</summary>
internal sealed record HoursHoliday(string? Date, string? Name);
