namespace Deskside.Server.Notifications.Mail;

/// <summary>The events of mails. Their bodies hold the mail's id and its origin, no address.</summary>
public static class MailKinds
{
    public const string Sent = "mail.sent";
    public const string Refused = "mail.refused";
    public const string Failed = "mail.failed";
    public const string Bounced = "mail.bounced";

    internal static string Of(MailFate fate) => fate switch
    {
        MailFate.Sent => Sent,
        MailFate.Refused => Refused,
        MailFate.Bounced => Bounced,
        _ => Failed,
    };
}
