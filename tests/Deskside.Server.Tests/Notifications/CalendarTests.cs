using System.Text;
using Deskside.Server.Notifications.Mail;

namespace Deskside.Server.Tests.Notifications;

public sealed class CalendarTests
{
    [Fact]
    public void Lines_are_folded_at_75_octets_and_unfold_to_what_was_said()
    {
        var summary = string.Concat(Enumerable.Repeat("é漢😀 abc ", 40));
        var entry = new CalendarEntry("1", DateTimeOffset.UnixEpoch, TimeSpan.FromMinutes(5), summary, "x", new Uri("https://a.example/"));
        var text = entry.Write("a@b.example", "c@d.example", DateTimeOffset.UnixEpoch);
        Assert.All(text.Split("\r\n"), line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75));
        Assert.Contains($"SUMMARY:{summary}\r\n", text.Replace("\r\n ", "", StringComparison.Ordinal));
    }

    [Fact]
    public void No_text_can_add_a_line_of_its_own()
    {
        const string Hostile = "a\r\nATTENDEE:mailto:evil@example.org\nEND:VCALENDAR\rBEGIN:VEVENT\u0085\u2028x";
        var entry = new CalendarEntry(Hostile, DateTimeOffset.UnixEpoch, TimeSpan.FromMinutes(5), Hostile, Hostile, new Uri("https://a.example/"));
        var lines = entry.Write("a@b.example", "c@d.example", DateTimeOffset.UnixEpoch).Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");
        Assert.Single(lines, l => l.StartsWith("ATTENDEE", StringComparison.Ordinal));
        Assert.Single(lines, l => l == "BEGIN:VEVENT");
        Assert.Equal(18, lines.Length);
        Assert.DoesNotContain(lines, l => l.Any(char.IsControl));
    }
}
