using System.Diagnostics;
using Deskside.Domain.Invitations;
using Deskside.Domain.Queue;
using Deskside.Domain.Texts;
using Deskside.Server.Audit;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.Invitations.Internal.Mails;
using Deskside.Server.Queue;

namespace Deskside.Server.Invitations.Internal;

/// <summary>Opens invitations: looking uses nothing up (mail programs look at links, too); entering makes the request, once.</summary>
internal sealed class InvitationDoor(Database database, IRequestDesk requests, IPortalDesk portals, AuditTrail audit)
{
    public Task<DoorOutcome> LookAsync(SecretToken token, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            if (await InvitationBook.FindAsync(unit, token) is not { } found)
            {
                return new DoorOutcome.Unknown();
            }

            var state = found.StateAt(unit.Now);
            if (!InvitationRules.IsGood(state))
            {
                return (DoorOutcome)new DoorOutcome.Over(state, found);
            }

            if (await unit.ExecuteAsync(
                "UPDATE invitations SET state = 'opened', opened_at = @now WHERE invitation = @Invitation AND state IN ('queued', 'sent', 'refused', 'bounced')",
                new { now = unit.NowMs, found.Invitation }) == 1)
            {
                InvitationDesk.Announce(unit, found.Organisation, found.Technician, found.Invitation);
            }

            return new DoorOutcome.Good(found);
        },
        cancellation);

    /// <param name="token">The link's secret.</param>
    /// <param name="question">What the customer added; null = only that he was invited.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<DoorOutcome> EnterAsync(SecretToken token, Question? question, CancellationToken cancellation)
    {
        if (await LookAsync(token, cancellation) is not DoorOutcome.Good good)
        {
            return await LookAsync(token, cancellation);
        }

        if (await portals.FindAsync(good.Invitation.Portal, cancellation) is not { } portal
            || portal.Organisation != good.Invitation.Organisation || !portal.WaysIn.Contains(WayIn.Invitation))
        {
            return new DoorOutcome.Closed();
        }

        return await database.ChangeAsync(unit => EnterAsync(unit, good.Invitation, portal, question), cancellation);
    }

    private async Task<DoorOutcome> EnterAsync(Unit unit, InvitationRow invitation, PortalFacts portal, Question? question)
    {
        var taken = await unit.ExecuteAsync(
            "UPDATE invitations SET state = 'used', used_at = @now WHERE invitation = @Invitation AND state NOT IN ('used', 'revoked') AND expires_at > @now",
            new { now = unit.NowMs, invitation.Invitation });
        if (taken == 0)
        {
            unit.GiveUp();
            return new DoorOutcome.Over(InvitationState.Used, invitation);
        }

        EmailAddress.TryParse(invitation.Address, out var email);
        Question.TryParse(InvitationLetter.QuestionIn(invitation), out var invited);
        var outcome = await requests.AskAsync(unit, new NewRequest
        {
            Organisation = invitation.Organisation,
            Portal = portal.Name,
            Name = NameOf(invitation),
            Question = question ?? invited,
            Email = email,
            WayIn = WayIn.Invitation,
            Language = invitation.Language,
            Team = portal.Team,
            ReservedFor = invitation.Technician,
            Subject = $"invitation:{invitation.Invitation}",
        });
        switch (outcome)
        {
            case AskOutcome.Placed placed:
                await unit.ExecuteAsync("UPDATE invitations SET request = @Request WHERE invitation = @Invitation", new { placed.Request, invitation.Invitation });
                InvitationDesk.Announce(unit, invitation.Organisation, invitation.Technician, invitation.Invitation);
                var change = new AuditChange().Note("request", null, placed.Request.ToString());
                await audit.RecordAsync(
                    unit, invitation.Organisation, new AuditEntry(AuditActor.Anonymous, "invitation.used", $"invitation:{invitation.Invitation}") { Details = change.Details });
                return new DoorOutcome.Entered(placed.Request, placed.Token);
            case AskOutcome.Full:
                return new DoorOutcome.Full();
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>An address can be longer than a name may be; then its first part names him.</summary>
    private static PersonName NameOf(InvitationRow invitation)
    {
        foreach (var candidate in new[] { invitation.Name, invitation.Address, invitation.Address[..Math.Min(40, invitation.Address.Length)] })
        {
            if (PersonName.TryParse(candidate, out var name) == TextFault.None)
            {
                return name;
            }
        }

        throw new UnreachableException();
    }
}
