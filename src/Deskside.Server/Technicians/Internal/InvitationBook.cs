using Deskside.Domain.Identifiers;
using Deskside.Domain.Technicians;
using Deskside.Domain.Texts;
using Deskside.Server.Audit;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.Notifications.Mail;

namespace Deskside.Server.Technicians.Internal;

/// <summary>Invitations of new technicians: a link, good once and for seven days, revocable. Whoever is invited chooses name and password himself.</summary>
internal sealed class InvitationBook(Database database, AccountDesk accounts, IMailOutbox outbox, AuditTrail audit)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    private const string Columns = "organisation, invitation, display_name, email, roles, created_at, expires_at";

    public Task<IReadOnlyList<InvitationRow>> OpenAsync(OrganisationId organisation, long nowMs, CancellationToken cancellation) => database.ListAsync<InvitationRow>(
        $"SELECT {Columns} FROM technician_invitations WHERE organisation = @organisation AND used_at IS NULL AND revoked_at IS NULL AND expires_at > @nowMs ORDER BY invitation DESC LIMIT 200",
        new { organisation, nowMs },
        cancellation);

    /// <summary>With an address, the link goes there, too, in the same transaction; it is handed back in any case.</summary>
    public Task<(AccountOutcome? Refusal, InvitationRow? Row, Uri Link)> AddAsync(
        Caller.Technician caller, PersonName displayName, EmailAddress? email, IReadOnlyList<RoleKey> roles, Uri page, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            var token = SecretToken.New();
            var link = new Uri($"{page}#{token.Text}");
            if (await AccountDesk.FaultOfRolesAsync(unit, caller, roles) is { } refusal)
            {
                return ((AccountOutcome?)refusal, (InvitationRow?)null, link);
            }

            var row = await unit.FirstAsync<InvitationRow>(
                $"""
                INSERT INTO technician_invitations (organisation, invitation, token_hash, display_name, email, roles, invited_by, created_at, expires_at)
                VALUES (@Organisation, @invitation, @hash, @displayName, @email, @roles, @Id, @now, @expiresAt) RETURNING {Columns}
                """,
                new
                {
                    caller.Organisation,
                    invitation = Guid.CreateVersion7(unit.Now).ToString("D"),
                    hash = token.Hash,
                    displayName = displayName.ToString(),
                    email = email?.ToString(),
                    roles = RoleText.Write(roles),
                    caller.Id,
                    now = unit.NowMs,
                    expiresAt = unit.NowMs + (long)Lifetime.TotalMilliseconds,
                });
            var change = new AuditChange().Note("displayName", null, displayName.ToString()).Note("email", null, email?.ToString()).Note("roles", null, RoleText.Write(roles));
            await RecordAsync(unit, caller, "technician.invited", row!.Invitation, change);
            if (email is { } to)
            {
                await outbox.QueueAsync(unit, caller.Organisation, InvitationMail.Write(to, caller, row.Invitation, link));
            }

            return (null, row, link);
        },
        cancellation);

    public Task<bool> RevokeAsync(Caller.Technician caller, string invitation, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            var revoked = await unit.ExecuteAsync(
                "UPDATE technician_invitations SET revoked_at = @now WHERE organisation = @Organisation AND invitation = @invitation AND used_at IS NULL AND revoked_at IS NULL",
                new { now = unit.NowMs, caller.Organisation, invitation });
            if (revoked == 0)
            {
                return false;
            }

            await RecordAsync(unit, caller, "technician.invitation-revoked", invitation, new AuditChange());
            return true;
        },
        cancellation);

    /// <summary>What the link offers; null when it is unknown, used, revoked or over.</summary>
    public Task<InvitationRow?> LookAsync(SecretToken token, long nowMs, CancellationToken cancellation) => database.FirstAsync<InvitationRow>(
        $"SELECT {Columns} FROM technician_invitations WHERE token_hash = @hash AND used_at IS NULL AND revoked_at IS NULL AND expires_at > @nowMs", new { hash = token.Hash, nowMs }, cancellation);

    /// <summary>Makes the account. Unknown: the link is used, revoked or over; of two who come at once one is let in.</summary>
    public Task<AccountOutcome> AcceptAsync(SecretToken token, SignInName name, PersonName displayName, string passwordHash, CancellationToken cancellation) => database.ChangeAsync<AccountOutcome>(
        async unit =>
        {
            var row = await unit.FirstAsync<InvitationRow>(
                $"UPDATE technician_invitations SET used_at = @now WHERE token_hash = @hash AND used_at IS NULL AND revoked_at IS NULL AND expires_at > @now RETURNING {Columns}",
                new { hash = token.Hash, now = unit.NowMs });
            if (row is null)
            {
                return new AccountOutcome.Unknown();
            }

            List<RoleKey> roles = [];
            foreach (var key in RoleText.Read(row.Roles))
            {
                if (RoleKey.TryParse(key, out var role) == TextFault.None)
                {
                    roles.Add(role);
                }
            }

            var email = EmailAddress.TryParse(row.Email, out var parsed) == TextFault.None ? parsed : (EmailAddress?)null;
            if (await accounts.TryAddAsync(unit, row.Organisation, new NewAccount(name, displayName, passwordHash, roles) { Email = email }) is not { } added)
            {
                unit.GiveUp();
                return new AccountOutcome.NameTaken();
            }

            var change = new AuditChange().Note("name", null, name.ToString()).Note("roles", null, row.Roles).Note("invitation", null, row.Invitation);
            await audit.RecordAsync(unit, row.Organisation, new AuditEntry(AuditActor.Anonymous, "technician.created", $"technician:{added}") { Details = change.Details });
            return new AccountOutcome.Done(added);
        },
        cancellation);

    private Task RecordAsync(Unit unit, Caller.Technician caller, string action, string invitation, AuditChange change) =>
        audit.RecordAsync(unit, caller.Organisation, new AuditEntry(AuditActor.Of(caller), action, $"technician-invitation:{invitation}") { Details = change.Details });
}

internal sealed record InvitationRow
{
    public OrganisationId Organisation { get; init; }

    public string Invitation { get; init; } = "";

    public string DisplayName { get; init; } = "";

    public string? Email { get; init; }

    public string Roles { get; init; } = "";

    public long CreatedAt { get; init; }

    public long ExpiresAt { get; init; }
}
