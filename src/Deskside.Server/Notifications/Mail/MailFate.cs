namespace Deskside.Server.Notifications.Mail;

/// <summary>What became of a mail.</summary>
public enum MailFate
{
    /// <summary>Not yet gone.</summary>
    Queued,

    /// <summary>The mail server took it.</summary>
    Sent,

    /// <summary>The mail server refused the recipient or the mail, for good.</summary>
    Refused,

    /// <summary>Tried for about a day in vain.</summary>
    Failed,

    /// <summary>Sent, but reported back later as not delivered.</summary>
    Bounced,

    /// <summary>Taken back before it was sent.</summary>
    Withdrawn,
}
