using Deskside.Domain.Texts;

namespace Deskside.Server.Notifications.Internal.Mail;

/// <summary>An organisation's way to its mail server, checked.</summary>
internal sealed record MailSettings(string Host, int Port, MailSecurity Security, string? Account, string? Password, EmailAddress From, string FromName)
{
    public override string ToString() => $"{Host}:{Port}";
}
