using System.Text.Json;
using Deskside.Domain.Identifiers;
using Deskside.Server.Hosting.Json;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.Notifications.Mail;

namespace Deskside.Server.Notifications.Internal.Mail;

/// <summary>The outbox: a table, so that what was promised survives a restart.</summary>
internal sealed class MailOutbox(MailSettingsBook settings) : IMailOutbox
{
    public async Task<MailId> QueueAsync(Unit unit, OrganisationId organisation, NewMail mail)
    {
        var id = unit.NewId<MailId>();
        await unit.ExecuteAsync(
            """
            INSERT INTO mails (organisation, mail, origin_kind, origin, address, subject, body, message_id, state, tries, next_at, created_at)
            VALUES (@organisation, @id, @kind, @origin, @address, @subject, @body, @messageId, 'queued', 0, @now, @now)
            """,
            new
            {
                organisation,
                id,
                kind = mail.Origin.Kind,
                origin = mail.Origin.Id,
                address = mail.To.ToString(),
                subject = mail.Subject.ToString(),
                body = JsonSerializer.Serialize(new MailBodyV1(mail.Text, mail.Html, mail.Appointment), WireJson.Options),
                messageId = $"<{id}@deskside>",
                now = unit.NowMs,
            });
        return id;
    }

    public Task WithdrawAsync(Unit unit, OrganisationId organisation, MailOrigin origin) => unit.ExecuteAsync(
        """
        UPDATE mails SET state = 'withdrawn', closed_at = @now, body = '' WHERE organisation = @organisation AND origin_kind = @Kind AND origin = @Id AND state = 'queued'
        """,
        new { organisation, origin.Kind, origin.Id, now = unit.NowMs });

    public async Task<bool> IsSetUpAsync(OrganisationId organisation, CancellationToken cancellation) => await settings.ReadAsync(organisation, cancellation) is not null;
}
