using Deskside.Domain.Identifiers;
using Deskside.Domain.Queue;
using Deskside.Domain.Sessions;
using Deskside.Server.Audit;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Events;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.Queue.Internal.Notes;
using Deskside.Server.Queue.Internal.Offers;
using Deskside.Server.Sessions;

namespace Deskside.Server.Queue.Internal.Desk;

/// <summary>Passing a request to another technician or team: while it waits, or out of an open session, which then ends and its request waits again.</summary>
internal sealed class PassingDesk(Database database, SessionBook sessions, AuditTrail audit)
{
    /// <summary>Where it goes.</summary>
    /// <param name="Technician">Reserved for this one; null = for the team.</param>
    /// <param name="Team">Its line; null with a technician.</param>
    internal sealed record Target(TechnicianId? Technician, TeamId? Team);

    /// <summary>A waiting request goes to somebody, or to another line. False when it does not wait, or is hidden from the caller.</summary>
    public Task<bool> AssignAsync(Caller.Technician caller, RequestId request, Target target, DeskNote? note, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            if (!await IsThereAsync(unit, caller.Organisation, target))
            {
                unit.GiveUp();
                return false;
            }

            var was = await unit.FirstAsync<RequestRecord>(
                """
                UPDATE requests SET reserved_for = @Technician, team = CASE WHEN @Team IS NULL THEN team ELSE @Team END, queued_at = @now
                WHERE organisation = @Organisation AND request = @request AND state = 'waiting' AND (reserved_for IS NULL OR reserved_for = @Id)
                RETURNING request
                """,
                new { Technician = target.Technician?.ToString(), Team = target.Team?.ToString(), now = unit.NowMs, caller.Organisation, caller.Id, request });
            if (was is null)
            {
                return false;
            }

            await PassedAsync(unit, caller, request, target, note, "request.assigned");
            return true;
        },
        cancellation);

    /// <summary>Out of the caller's own open session. False when it is not open, not his, or the target is unknown.</summary>
    public Task<bool> TransferAsync(Caller.Technician caller, SessionRecord session, Target target, DeskNote? note, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            if (!await IsThereAsync(unit, caller.Organisation, target))
            {
                unit.GiveUp();
                return false;
            }

            var passed = await unit.FirstAsync<RequestRecord>(
                """
                UPDATE requests SET state = 'waiting', session = NULL, accepted_at = NULL, presence = 'here', seen_at = @now, queued_at = @now,
                  reserved_for = @Technician, team = CASE WHEN @Team IS NULL THEN team ELSE @Team END
                WHERE organisation = @Organisation AND request = @Request AND state = 'accepted' AND session = @Session
                RETURNING request, name, question, asked_at, way_in, portal
                """,
                new { Technician = target.Technician?.ToString(), Team = target.Team?.ToString(), now = unit.NowMs, caller.Organisation, session.Request, session.Session });
            if (passed is null || !await sessions.EndAsync(unit, session, new SessionEnd(EndedBy.Technician, AuditActor.Of(caller), "transferred", null, null)))
            {
                unit.GiveUp();
                return false;
            }

            await PassedAsync(unit, caller, session.Request, target, note, "request.transferred");
            return true;
        },
        cancellation);

    /// <summary>The caller's own open session goes on elsewhere: a change of channel, kept in the record. False when it is over.</summary>
    public Task<bool> ChangeChannelAsync(Caller.Technician caller, SessionRecord session, ContactChannel channel, ContactText contact, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            var changed = await unit.ExecuteAsync(
                "UPDATE requests SET channel = @word, contact = @contact WHERE organisation = @Organisation AND request = @Request AND session = @Session AND state = 'accepted'",
                new { word = EnumText.Write(channel), contact = contact.ToString(), session.Organisation, session.Request, session.Session });
            if (changed == 0)
            {
                return false;
            }

            await RequestHistory.AddAsync(unit, caller.Organisation, session.Request, "channel.changed", caller.Id, new { channel, by = "technician" });
            unit.Announce(
                caller.Organisation,
                new NewEvent(RequestKinds.Changed, Audience.SessionSides, new { channel }) { Request = session.Request, Session = session.Session, Holder = session.Technician });
            await audit.RecordAsync(unit, caller.Organisation, new AuditEntry(AuditActor.Of(caller), "channel.changed", $"session:{session.Session}")
            {
                Details = new Dictionary<string, string?> { ["channel"] = EnumText.Write(channel) },
            });
            return true;
        },
        cancellation);

    /// <summary>A supervisor takes over a reservation, for a reason that is kept. False when it is not reserved for somebody else.</summary>
    public Task<bool> OverrideAsync(Caller.Technician caller, RequestId request, DeskNote reason, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            var before = await unit.FirstAsync<RequestRecord>(
                "SELECT request, reserved_for FROM requests WHERE organisation = @Organisation AND request = @request AND state = 'waiting' AND reserved_for <> @Id", new { caller.Organisation, caller.Id, request });
            var taken = before is null ? 0 : await unit.ExecuteAsync(
                "UPDATE requests SET reserved_for = @Id WHERE request = @request AND state = 'waiting' AND reserved_for = @ReservedFor", new { caller.Id, request, before.ReservedFor });
            if (taken == 0)
            {
                return false;
            }

            await OfferBook.CloseAsync(unit, request, null);
            await RequestHistory.AddAsync(unit, caller.Organisation, request, "reservation.overridden", caller.Id, new { from = before!.ReservedFor });
            // He from whom it was taken hears of it, and sees it no more.
            unit.Announce(caller.Organisation, new NewEvent(RequestKinds.Changed, Audience.Reserved, new { overriddenBy = caller.DisplayName }) { Request = request, Holder = before.ReservedFor });
            unit.Announce(caller.Organisation, new NewEvent(RequestKinds.Changed, Audience.Reserved, new { reservedFor = caller.Id }) { Request = request, Holder = caller.Id });
            await audit.RecordAsync(unit, caller.Organisation, new AuditEntry(AuditActor.Of(caller), "reservation.overridden", $"request:{request}")
            {
                Details = new Dictionary<string, string?> { ["reservedFor"] = before.ReservedFor.ToString(), ["reason"] = reason.ToString() },
            });
            return true;
        },
        cancellation);

    private static async Task<bool> IsThereAsync(Unit unit, OrganisationId organisation, Target target) => target switch
    {
        { Technician: { } technician } => await unit.FirstAsync<long>(
            "SELECT COUNT(*) FROM technicians WHERE organisation = @organisation AND technician = @technician AND deactivated_at IS NULL", new { organisation, technician }) == 1,
        { Team: { } team } => await unit.FirstAsync<long>("SELECT COUNT(*) FROM teams WHERE organisation = @organisation AND team = @team", new { organisation, team }) == 1,
        _ => true,
    };

    private async Task PassedAsync(Unit unit, Caller.Technician caller, RequestId request, Target target, DeskNote? note, string action)
    {
        await OfferBook.CloseAsync(unit, request, null);
        if (note is { } text)
        {
            await NoteBook.AddAsync(unit, caller, request, text);
        }

        await RequestHistory.AddAsync(unit, caller.Organisation, request, action, caller.Id, new { toTechnician = target.Technician, toTeam = target.Team });
        // To everybody, without what it is about: whoever may not see it any more takes it off his list.
        unit.Announce(caller.Organisation, new NewEvent(RequestKinds.Changed, Audience.TechniciansAndCustomer, new { reservedFor = target.Technician, team = target.Team, passedBy = caller.DisplayName }) { Request = request });
        await audit.RecordAsync(unit, caller.Organisation, new AuditEntry(AuditActor.Of(caller), action, $"request:{request}")
        {
            Details = new Dictionary<string, string?> { ["toTechnician"] = target.Technician?.ToString(), ["toTeam"] = target.Team?.ToString() },
        });
    }
}
