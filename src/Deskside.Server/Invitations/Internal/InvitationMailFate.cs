using Deskside.Domain.Identifiers;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.Notifications.Mail;

namespace Deskside.Server.Invitations.Internal;

/// <summary>Notes on an invitation what became of its mail. What a person did with the link weighs more, and stays.</summary>
internal sealed class InvitationMailFate : IMailFateStep
{
    public string OriginKind => InvitationDesk.OriginKind;

    public async Task MeetAsync(Unit unit, OrganisationId organisation, string originId, MailFate fate, string? reason)
    {
        if (!InvitationId.TryParse(originId, null, out var invitation))
        {
            return;
        }

        var state = fate switch
        {
            MailFate.Sent => "sent",
            MailFate.Bounced => "bounced",
            _ => "refused",
        };
        var technician = await unit.FirstAsync<TechnicianId?>(
            """
            UPDATE invitations SET state = @state, reason = @reason WHERE organisation = @organisation AND invitation = @invitation
              AND state IN ('queued', 'sent', 'refused', 'bounced') RETURNING technician
            """,
            new { state, reason, organisation, invitation });
        if (technician is { } who)
        {
            InvitationDesk.Announce(unit, organisation, who, invitation);
        }
    }
}
