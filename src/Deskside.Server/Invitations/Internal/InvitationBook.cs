using Deskside.Domain.Identifiers;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.Invitations.Internal;

/// <summary>Finds invitations.</summary>
internal sealed class InvitationBook(Database database)
{
    public const string Select =
        """
        SELECT i.*, t.display_name AS technician_name, o.name AS organisation_name FROM invitations i
        JOIN technicians t ON t.technician = i.technician JOIN organisations o ON o.organisation = i.organisation
        """;

    /// <summary>Those of one technician, newest first; those of others are not his business.</summary>
    public Task<IReadOnlyList<InvitationRow>> OfAsync(Caller.Technician caller, CancellationToken cancellation) => database.ListAsync<InvitationRow>(
        Select + " WHERE i.organisation = @Organisation AND i.technician = @Id ORDER BY i.invitation DESC LIMIT 200", new { caller.Organisation, caller.Id }, cancellation);

    public Task<InvitationRow?> FindAsync(Caller.Technician caller, InvitationId invitation, CancellationToken cancellation) => database.FirstAsync<InvitationRow>(
        Select + " WHERE i.organisation = @Organisation AND i.technician = @Id AND i.invitation = @invitation", new { caller.Organisation, caller.Id, invitation }, cancellation);

    public static Task<InvitationRow?> FindAsync(Unit unit, SecretToken token) => unit.FirstAsync<InvitationRow>(Select + " WHERE i.token_hash = @hash", new { hash = token.Hash });
}
