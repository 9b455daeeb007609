using Deskside.Domain.Identifiers;
using Deskside.Domain.Invitations;
using Deskside.Server.Audit;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Events;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.Invitations.Internal.Mails;
using Deskside.Server.Notifications.Mail;

namespace Deskside.Server.Invitations.Internal;

/// <summary>Writes invitations and takes them back.</summary>
internal sealed class InvitationDesk(Database database, IMailOutbox outbox, AuditTrail audit)
{
    public const string OriginKind = "invitation";

    /// <summary>A technician's invitations in 24 h: an account in wrong hands is no mail cannon.</summary>
    public const long MostADay = 200;

    /// <summary>Null when this technician has invited as many people as one may in a day.</summary>
    public Task<InvitationId?> AddAsync(Caller.Technician caller, NewInvitation wanted, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            var since = unit.NowMs - (long)TimeSpan.FromDays(1).TotalMilliseconds;
            if (await unit.FirstAsync<long>(
                "SELECT COUNT(*) FROM invitations WHERE organisation = @Organisation AND technician = @Id AND created_at > @since", new { caller.Organisation, caller.Id, since }) >= MostADay)
            {
                unit.GiveUp();
                return (InvitationId?)null;
            }

            var (id, token) = (unit.NewId<InvitationId>(), SecretToken.New());
            var expires = InvitationRules.ExpiryOf(unit.Now, wanted.Appointment?.At);
            await InsertAsync(unit, caller, wanted, id, token, expires);
            var link = new Uri(wanted.Server, $"/join#i.{token.Text}");
            await outbox.QueueAsync(unit, caller.Organisation, InvitationLetter.Write(caller, wanted, id, link, expires));
            Announce(unit, caller.Organisation, caller.Id, id);
            var details = new AuditChange().Note("address", null, wanted.Address.ToString()).Note("portal", null, wanted.Portal);
            await audit.RecordAsync(unit, caller.Organisation, new AuditEntry(AuditActor.Of(caller), "invitation.created", $"invitation:{id}") { Details = details.Details });
            return id;
        },
        cancellation);

    /// <summary>False when there is none of his that could still be used.</summary>
    public Task<bool> RevokeAsync(Caller.Technician caller, InvitationId invitation, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            var revoked = await unit.ExecuteAsync(
                """
                UPDATE invitations SET state = 'revoked' WHERE organisation = @Organisation AND invitation = @invitation AND technician = @Id
                  AND state NOT IN ('used', 'revoked') AND expires_at > @now
                """,
                new { caller.Organisation, caller.Id, invitation, now = unit.NowMs });
            if (revoked == 0)
            {
                return false;
            }

            await outbox.WithdrawAsync(unit, caller.Organisation, new MailOrigin(OriginKind, invitation.ToString()));
            Announce(unit, caller.Organisation, caller.Id, invitation);
            await audit.RecordAsync(unit, caller.Organisation, new AuditEntry(AuditActor.Of(caller), "invitation.revoked", $"invitation:{invitation}"));
            return true;
        },
        cancellation);

    public static void Announce(Unit unit, OrganisationId organisation, TechnicianId technician, InvitationId invitation) =>
        unit.Announce(organisation, new NewEvent(InvitationKinds.Changed, Audience.Reserved, new { invitation }) { Holder = technician });

    private static Task InsertAsync(Unit unit, Caller.Technician caller, NewInvitation wanted, InvitationId id, SecretToken token, DateTimeOffset expires) => unit.ExecuteAsync(
        """
        INSERT INTO invitations (organisation, invitation, token_hash, technician, portal, address, name, language, message, appointment_at, appointment_minutes,
          state, created_at, expires_at)
        VALUES (@Organisation, @id, @hash, @technician, @Portal, @address, @name, @Language, @message, @appointmentAt, @minutes, 'queued', @now, @expires)
        """,
        new
        {
            caller.Organisation,
            id,
            hash = token.Hash,
            technician = caller.Id,
            wanted.Portal,
            address = wanted.Address.ToString(),
            name = wanted.Name?.ToString(),
            wanted.Language,
            message = wanted.Message?.ToString(),
            appointmentAt = wanted.Appointment?.At.ToUnixTimeMilliseconds(),
            minutes = (long?)wanted.Appointment?.Length.TotalMinutes,
            now = unit.NowMs,
            expires = expires.ToUnixTimeMilliseconds(),
        });
}
