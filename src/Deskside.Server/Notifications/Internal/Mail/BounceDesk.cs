using Deskside.Domain.Identifiers;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.Notifications.Mail;

namespace Deskside.Server.Notifications.Internal.Mail;

/// <summary>Takes reports that a mail, once sent, was not delivered after all.</summary>
internal sealed class BounceDesk(Database database, MailFates fates)
{
    /// <summary>False when no sent mail of the organisation bears the Message-ID. The same report twice changes nothing and is true.</summary>
    public Task<bool> TakeAsync(OrganisationId organisation, string messageId, string reason, CancellationToken cancellation)
    {
        var key = "<" + messageId.Trim().Trim('<', '>') + ">";
        return database.ChangeAsync(
            async unit =>
            {
                var mail = await unit.FirstAsync<MailRow>("SELECT * FROM mails WHERE organisation = @organisation AND message_id = @key", new { organisation, key });
                return mail is { State: "sent" } ? await fates.MeetAsync(unit, mail, MailFate.Sent, MailFate.Bounced, reason) : mail is { State: "bounced" };
            },
            cancellation);
    }
}
