using System.Globalization;
using System.Text;

namespace Deskside.Server.Notifications.Mail;

/// <summary>An appointment, to be written as an iCalendar object that mail programs offer to keep.</summary>
/// <param name="Id">Stays the same when the appointment is changed or called off.</param>
/// <param name="StartsAt">Written in UTC.</param>
/// <param name="Length">Whole minutes.</param>
/// <param name="Summary">One line.</param>
/// <param name="Description">Several lines are fine.</param>
/// <param name="Link">Where it takes place.</param>
/// <remarks>Source: RFC 5545, 3.1 (lines folded at 75 octets, CRLF), 3.3.11 (escapes), 3.6.1 (VEVENT); RFC 5546 (METHOD:REQUEST).</remarks>
public sealed record CalendarEntry(string Id, DateTimeOffset StartsAt, TimeSpan Length, string Summary, string Description, Uri Link)
{
    private const int MaxOctets = 75;

    /// <param name="organiser">Address of who invites.</param>
    /// <param name="attendee">Address of who is invited.</param>
    /// <param name="now">When it is written.</param>
    public string Write(string organiser, string attendee, DateTimeOffset now)
    {
        var lines = new StringBuilder();
        foreach (var line in Lines(organiser, attendee, now))
        {
            Fold(lines, line);
        }

        return lines.ToString();
    }

    private IEnumerable<string> Lines(string organiser, string attendee, DateTimeOffset now) =>
    [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Deskside//Deskside//EN",
        "METHOD:REQUEST",
        "BEGIN:VEVENT",
        $"UID:{Escape(Id)}@deskside",
        $"DTSTAMP:{Stamp(now)}",
        $"DTSTART:{Stamp(StartsAt)}",
        $"DTEND:{Stamp(StartsAt + Length)}",
        $"SUMMARY:{Escape(Summary)}",
        $"DESCRIPTION:{Escape(Description)}",
        $"URL:{Link}",
        $"ORGANIZER:mailto:{Escape(organiser)}",
        $"ATTENDEE;ROLE=REQ-PARTICIPANT;RSVP=FALSE:mailto:{Escape(attendee)}",
        "STATUS:CONFIRMED",
        "END:VEVENT",
        "END:VCALENDAR",
    ];

    private static string Stamp(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text.ReplaceLineEndings("\n"))
        {
            _ = c switch
            {
                '\n' => escaped.Append("\\n"),
                '\\' or ';' or ',' => escaped.Append('\\').Append(c),
                _ when char.IsControl(c) => escaped.Append(' '),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }

    /// <summary>A line over 75 octets goes on after CRLF and a blank; a character is never cut in two.</summary>
    private static void Fold(StringBuilder lines, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MaxOctets)
            {
                lines.Append("\r\n ");
                octets = 1;
            }

            lines.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        lines.Append("\r\n");
    }
}
