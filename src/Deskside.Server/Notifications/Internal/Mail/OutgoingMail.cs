namespace Deskside.Server.Notifications.Internal.Mail;

/// <summary>One mail, ready to be handed over.</summary>
internal sealed record OutgoingMail(string Address, string Subject, string MessageId, MailBodyV1 Body);
