using Deskside.Server.Notifications.Mail;
using Deskside.Server.Tests.Front;
using Deskside.Server.Tests.Notifications.Post;

namespace Deskside.Server.Tests.Notifications;

public sealed class MailTests
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_mail_goes_out_by_starttls_and_account_in_two_parts(Engine engine)
    {
        await using var scene = await MailScene.OpenAsync(engine);
        await scene.Office.ServeAsync(scene.Ada);
        var id = await scene.QueueAsync("kim@example.org", "Grüße — 你好", "Guten Tag, Zoë");
        var mail = await scene.Office.NextAsync(scene.Server);
        Assert.Equal((true, "desk", "help@contoso.example"), (mail.Secure, mail.Account, mail.From));
        Assert.Equal(["kim@example.org"], mail.To);
        Assert.Equal($"<{id}@deskside>", mail.Header("Message-ID"));
        Assert.Equal("Guten Tag, Zoë", mail.Part("text/plain").Trim());
        Assert.Equal("<p>Guten Tag, Zoë</p>", mail.Part("text/html").Trim());
        Assert.Contains("=?utf-8?", mail.Header("Subject"), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(("7", MailFate.Sent, null), await scene.FateAsync(Look));
        await scene.UntilAsync("sent");
        var row = await scene.NewestAsync();
        Assert.Equal(("sent", 1), (row.GetProperty("state").GetString(), row.GetProperty("tries").GetInt32()));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_busy_mailbox_is_tried_again_across_a_restart_until_the_patience_ends(Engine engine)
    {
        await using var scene = await MailScene.OpenAsync(engine);
        await scene.Office.ServeAsync(scene.Ada);
        await scene.QueueAsync("later@example.org");
        await UntilTriesAsync(scene, 2);
        await scene.RestartAsync();
        await UntilTriesAsync(scene, 3);
        var (_, fate, reason) = await scene.FateAsync(TimeSpan.FromMinutes(20));
        Assert.Equal(MailFate.Failed, fate);
        Assert.Contains("busy", reason);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_refused_recipient_is_told_at_once_and_a_bounce_later(Engine engine)
    {
        await using var scene = await MailScene.OpenAsync(engine);
        await scene.Office.ServeAsync(scene.Ada);
        await scene.QueueAsync("refused@example.org");
        var (_, fate, reason) = await scene.FateAsync(Look);
        Assert.Equal(MailFate.Refused, fate);
        Assert.Contains("No such mailbox", reason);
        var id = await scene.QueueAsync("kim@example.org");
        Assert.Equal(MailFate.Sent, (await scene.FateAsync(Look)).Fate);
        await scene.UntilAsync("sent");
        await scene.Ada.PostAsync("/api/v1/mail/bounces", new { messageId = $"<{id}@deskside>", reason = "Mailbox full" }).ExpectAsync(204);
        Assert.Equal(("7", MailFate.Bounced, "Mailbox full"), await scene.FateAsync(Look));
        await scene.Ada.PostAsync("/api/v1/mail/bounces", new { messageId = $"{id}@deskside" }).ExpectAsync(204);
        Assert.Empty(scene.Fates.Told);
        await scene.Ada.PostAsync("/api/v1/mail/bounces", new { messageId = "<other@deskside>" }).ExpectAsync(404);
    }

    [Fact]
    public async Task Mails_wait_for_a_mail_server_and_are_given_up_after_a_day()
    {
        await using var scene = await MailScene.OpenAsync(Engine.Sqlite);
        await scene.QueueAsync("kim@example.org");
        scene.Server.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal("queued", (await scene.NewestAsync()).GetProperty("state").GetString());
        var (_, fate, reason) = await scene.FateAsync(TimeSpan.FromHours(2));
        Assert.Equal(MailFate.Failed, fate);
        Assert.Contains("No mail server", reason);
    }

    [Fact]
    public async Task An_appointment_travels_as_a_calendar_part_and_a_file()
    {
        await using var scene = await MailScene.OpenAsync(Engine.Sqlite);
        await scene.Office.ServeAsync(scene.Ada);
        var at = new DateTimeOffset(2026, 12, 1, 9, 30, 0, TimeSpan.FromHours(1));
        await scene.QueueAsync("kim@example.org", appointment: new CalendarEntry("abc", at, TimeSpan.FromMinutes(30), "Hilfe; jetzt, sofort", "Zeile 1\nZeile 2", new Uri("https://help.example.org/join#x")));
        var mail = await scene.Office.NextAsync(scene.Server);
        var calendar = mail.Part("text/calendar");
        Assert.Contains("DTSTART:20261201T083000Z\r\n", calendar);
        Assert.Contains("DTEND:20261201T090000Z\r\n", calendar);
        Assert.Contains("SUMMARY:Hilfe\\; jetzt\\, sofort\r\n", calendar);
        Assert.Contains("appointment.ics", mail.Raw);
    }

    [Fact]
    public async Task The_test_mail_says_what_is_wrong_with_the_settings()
    {
        await using var scene = await MailScene.OpenAsync(Engine.Sqlite);
        await scene.Ada.PostAsync("/api/v1/mail/test", new { address = "ada@example.org" }).ExpectAsync(404, "mail-not-set-up");
        await scene.Office.ServeAsync(scene.Ada, password: "wrong");
        Assert.Contains("refused the account", await TestAsync(scene));
        await scene.Office.ServeAsync(scene.Ada);
        Assert.Equal("", await TestAsync(scene));
        Assert.Equal(["ada@example.org"], (await scene.Office.NextAsync()).To);
        await using var stubborn = await PostOffice.StartAsync("plain");
        await stubborn.ServeAsync(scene.Ada);
        Assert.Contains("STARTTLS", await TestAsync(scene));
        await stubborn.ServeAsync(scene.Ada, "none", null, null);
        Assert.Equal("", await TestAsync(scene));
        Assert.False((await stubborn.NextAsync()).Secure);
        await stubborn.DisposeAsync();
        Assert.Contains("could not be reached", await TestAsync(scene));
    }

    private static async Task<string> TestAsync(MailScene scene)
    {
        var answer = await scene.Ada.PostAsync("/api/v1/mail/test", new { address = "ada@example.org" }).ExpectAsync(200);
        return answer.Json.TryGetProperty("reason", out var reason) ? reason.GetString()! : "";
    }

    private static async Task UntilTriesAsync(MailScene scene, int tries)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while ((await scene.NewestAsync()).GetProperty("tries").GetInt32() < tries)
        {
            scene.Server.Time.Advance(TimeSpan.FromSeconds(5));
            await tick.WaitForNextTickAsync(patience.Token);
        }
    }
}
