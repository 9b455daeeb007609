using Deskside.Server.Notifications.Mail;

namespace Deskside.Server.Notifications.Internal.Mail;

/// <summary>A mail's content as stored; emptied when the mail has gone.</summary>
internal sealed record MailBodyV1(string Text, string Html, CalendarEntry? Appointment);
