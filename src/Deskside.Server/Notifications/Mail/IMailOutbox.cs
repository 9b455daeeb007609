using Deskside.Domain.Identifiers;
using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.Notifications.Mail;

/// <summary>Takes mails in the transaction that gives reason for them, and sends them when it is through.</summary>
public interface IMailOutbox
{
    /// <summary>The mail goes out soon after the unit commits; tried again with growing pauses for about a day, across restarts.</summary>
    /// <remarks>An organisation without a mail server keeps its mails for a day: set up by then, they go out. See <see cref="IMailFateStep"/>.</remarks>
    Task<MailId> QueueAsync(Unit unit, OrganisationId organisation, NewMail mail);

    /// <summary>Takes back what is not yet sent; nothing when it is.</summary>
    Task WithdrawAsync(Unit unit, OrganisationId organisation, MailOrigin origin);

    /// <summary>Whether the organisation has a mail server.</summary>
    Task<bool> IsSetUpAsync(OrganisationId organisation, CancellationToken cancellation);
}
