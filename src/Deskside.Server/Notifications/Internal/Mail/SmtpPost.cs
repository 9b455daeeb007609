using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace Deskside.Server.Notifications.Internal.Mail;

/// <summary>Hands one mail to the mail server: STARTTLS, account, plain and HTML part, appointment.</summary>
/// <remarks>System.Net.Mail writes the headers and refuses line ends in them. Recipients and subjects were checked before they came here.</remarks>
internal sealed class SmtpPost(TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task<PostOutcome> PostAsync(MailSettings settings, OutgoingMail mail, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patience.Token);
        try
        {
            using var message = Write(settings, mail);
            using var smtp = new SmtpClient(settings.Host, settings.Port);
            smtp.EnableSsl = settings.Security == MailSecurity.StartTls;
            smtp.UseDefaultCredentials = false;
            smtp.Credentials = settings.Account is null ? null : new NetworkCredential(settings.Account, settings.Password);
            await smtp.SendMailAsync(message, both.Token);
            return new PostOutcome.Taken();
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new PostOutcome.NotNow($"{settings} did not answer within {Patience.TotalSeconds} s.");
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            return new PostOutcome.Refused("The address or the subject cannot be written into a mail.");
        }
        catch (SmtpFailedRecipientException e)
        {
            return IsForGood(e.StatusCode) ? new PostOutcome.Refused(Explain(settings, e)) : new PostOutcome.NotNow(Explain(settings, e));
        }
        catch (SmtpException e)
        {
            // Only a 5xx to the mail itself is for good: a wrong password or a missing STARTTLS is repaired in the settings.
            return e.StatusCode is SmtpStatusCode.TransactionFailed or SmtpStatusCode.MailboxNameNotAllowed or SmtpStatusCode.ExceededStorageAllocation
                ? new PostOutcome.Refused(Explain(settings, e))
                : new PostOutcome.NotNow(Explain(settings, e));
        }
    }

    private static bool IsForGood(SmtpStatusCode code) => (int)code is >= 500 and < 600;

    private static string Explain(MailSettings settings, SmtpException e) => e.InnerException switch
    {
        SocketException => $"{settings} could not be reached: check host, port and firewall.",
        AuthenticationException => $"The certificate of {settings.Host} is not trusted by this server, or is for another name.",
        IOException => $"{settings} closed the connection.",
        _ when (int)e.StatusCode == 530 || (int)e.StatusCode == 535 || (int)e.StatusCode == 534 => $"{settings} refused the account: check name and password ({e.Message}).",
        _ when e.Message.Contains("secure", StringComparison.OrdinalIgnoreCase) && settings.Security == MailSecurity.StartTls && (int)e.StatusCode < 0 =>
            $"{settings} does not offer STARTTLS. Use a port that does (often 587); TLS from the first byte (465) is not supported.",
        _ => $"{settings} answered: {e.Message}",
    };

    private MailMessage Write(MailSettings settings, OutgoingMail mail)
    {
        var message = new MailMessage { From = new MailAddress(settings.From.ToString(), settings.FromName, Encoding.UTF8), Subject = mail.Subject, SubjectEncoding = Encoding.UTF8 };
        message.To.Add(new MailAddress(mail.Address));
        message.Headers["Message-ID"] = mail.MessageId;
        message.Headers["Auto-Submitted"] = "auto-generated";
        message.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(mail.Body.Text, Encoding.UTF8, MediaTypeNames.Text.Plain));
        message.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(mail.Body.Html, Encoding.UTF8, MediaTypeNames.Text.Html));
        if (mail.Body.Appointment is { } appointment)
        {
            AddAppointment(message, appointment.Write(settings.From.ToString(), mail.Address, time.GetUtcNow()));
        }

        return message;
    }

    /// <summary>As a part that mail programs show as an appointment, and as a file for those that do not.</summary>
    private static void AddAppointment(MailMessage message, string calendar)
    {
        var type = new ContentType("text/calendar") { CharSet = "utf-8" };
        type.Parameters["method"] = "REQUEST";
        message.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(calendar, type));
        message.Attachments.Add(new Attachment(new MemoryStream(Encoding.UTF8.GetBytes(calendar)), "appointment.ics", "application/ics"));
    }
}
