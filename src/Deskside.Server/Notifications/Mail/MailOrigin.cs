namespace Deskside.Server.Notifications.Mail;

/// <summary>What a mail is about: a room's word ("invitation") and an id there.</summary>
public sealed record MailOrigin(string Kind, string Id);
