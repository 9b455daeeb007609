using System.Data.Common;
using System.Text.Json;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Json;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.Notifications.Mail;

namespace Deskside.Server.Notifications.Internal.Mail;

/// <summary>Sends what is due, every 2 s, a few at a time. Several nodes share the work: each mail is claimed by one conditional statement.</summary>
/// <remarks>A node that dies while it sends leaves a claim that ends after 2 min; the mail then goes out again (at least once, never lost).</remarks>
internal sealed partial class MailSender(
    Database database, MailSettingsBook settings, MailFates fates, SmtpPost post, TimeProvider time, ILogger<MailSender> log) : BackgroundService
{
    private const int AtOnce = 8;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await SendDueAsync(stoppingToken);
            }
            catch (DbException e)
            {
                LogFailure(e);
            }
        }
    }

    private async Task SendDueAsync(CancellationToken cancellation)
    {
        var now = time.NowMs();
        // Mails of organisations without a mail server wait until there is one, or until they are too old.
        var due = await database.ListAsync<MailRow>(
            """
            SELECT m.* FROM mails m WHERE m.state = 'queued' AND m.next_at <= @now
              AND (m.created_at < @oldest OR EXISTS (SELECT 1 FROM mail_settings s WHERE s.organisation = m.organisation))
            ORDER BY m.next_at LIMIT 100
            """,
            new { now, oldest = now - (long)RetryPlan.Longest.TotalMilliseconds },
            cancellation);
        await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (mail, token) => await SendAsync(mail, token));
    }

    private async Task SendAsync(MailRow mail, CancellationToken cancellation)
    {
        if (time.NowMs() - mail.CreatedAt > RetryPlan.Longest.TotalMilliseconds)
        {
            await CloseAsync(mail, MailFate.Failed, mail.Reason ?? "No mail server is set up.", cancellation);
            return;
        }

        var claimed = await database.ChangeAsync(
            unit => unit.ExecuteAsync(
                "UPDATE mails SET next_at = @until, tries = tries + 1 WHERE mail = @Mail AND state = 'queued' AND next_at = @NextAt",
                new { until = unit.NowMs + (long)Claim.TotalMilliseconds, mail.Mail, mail.NextAt }),
            cancellation);
        if (claimed == 0 || await settings.FindAsync(mail.Organisation, cancellation) is not { } server)
        {
            return;
        }

        var body = JsonSerializer.Deserialize<MailBodyV1>(mail.Body, WireJson.Options)!;
        switch (await post.PostAsync(server, new OutgoingMail(mail.Address, mail.Subject, mail.MessageId, body), cancellation))
        {
            case PostOutcome.Taken:
                await CloseAsync(mail, MailFate.Sent, null, cancellation);
                break;
            case PostOutcome.Refused refused:
                await CloseAsync(mail, MailFate.Refused, refused.Reason, cancellation);
                break;
            case PostOutcome.NotNow later when RetryPlan.After(mail.Tries + 1) is { } pause:
                LogLater(mail.Mail.ToString(), pause.TotalSeconds);
                await PostponeAsync(mail, pause, later.Reason, cancellation);
                break;
            case PostOutcome.NotNow later:
                await CloseAsync(mail, MailFate.Failed, later.Reason, cancellation);
                break;
        }
    }

    private Task PostponeAsync(MailRow mail, TimeSpan pause, string reason, CancellationToken cancellation) => database.ChangeAsync(
        unit => unit.ExecuteAsync(
            "UPDATE mails SET next_at = @next, reason = @reason WHERE mail = @Mail AND state = 'queued'",
            new { next = unit.NowMs + (long)pause.TotalMilliseconds, reason, mail.Mail }),
        cancellation);

    private async Task CloseAsync(MailRow mail, MailFate fate, string? reason, CancellationToken cancellation)
    {
        await database.ChangeAsync(unit => fates.MeetAsync(unit, mail, MailFate.Queued, fate, reason), cancellation);
        LogClosed(mail.Mail.ToString(), fate);
    }

    [LoggerMessage(1301, LogLevel.Information, "Mail {Mail} is {Fate}")]
    private partial void LogClosed(string mail, MailFate fate);

    [LoggerMessage(1302, LogLevel.Warning, "Mail {Mail} could not be sent; tried again in {Seconds} s")]
    private partial void LogLater(string mail, double seconds);

    [LoggerMessage(1303, LogLevel.Error, "The outbox of mails could not be read; tried again soon")]
    private partial void LogFailure(Exception exception);
}
