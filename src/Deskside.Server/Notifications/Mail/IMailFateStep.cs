using Deskside.Domain.Identifiers;
using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.Notifications.Mail;

/// <summary>What a room above does in the very transaction in which one of its mails meets its fate, such as noting it on the invitation.</summary>
public interface IMailFateStep
{
    /// <summary>Called for mails whose origin is of this kind.</summary>
    string OriginKind { get; }

    /// <param name="unit">The transaction.</param>
    /// <param name="organisation">Whose mail it was.</param>
    /// <param name="originId">As given when it was queued.</param>
    /// <param name="fate">Never Queued or Withdrawn.</param>
    /// <param name="reason">For people: the mail server's answer, cut to 300 characters. Null when all went well.</param>
    Task MeetAsync(Unit unit, OrganisationId organisation, string originId, MailFate fate, string? reason);
}
