namespace Deskside.Server.Notifications.Internal.Mail;

/// <summary>How the connection to the mail server is protected.</summary>
internal enum MailSecurity
{
    /// <summary>Plain connection, made TLS before anything is sent (usually port 587 or 25). TLS from the first byte (port 465) is not offered.</summary>
    StartTls,

    /// <summary>Nothing is protected: for a mail server on the same machine. No account may be used.</summary>
    None,
}
