using Deskside.Domain.Texts;

namespace Deskside.Server.Notifications.Mail;

/// <summary>A mail to one person.</summary>
/// <param name="To">Checked; no list.</param>
/// <param name="Subject">One line: cannot carry a second header.</param>
/// <param name="Text">The plain part, whole in itself.</param>
/// <param name="Html">The HTML part; whoever makes it escapes what people typed.</param>
/// <param name="Origin">What it is about; told of its fate.</param>
public sealed record NewMail(EmailAddress To, MailSubject Subject, string Text, string Html, MailOrigin Origin)
{
    public CalendarEntry? Appointment { get; init; }
}
