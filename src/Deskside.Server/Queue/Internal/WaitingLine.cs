using Deskside.Domain.Identifiers;
using Deskside.Domain.Queue;
using Deskside.Server.Audit;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Events;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.Sessions;

namespace Deskside.Server.Queue.Internal;

/// <summary>Accepting, leaving: each one conditional statement, so that whoever races is settled by the store.</summary>
internal sealed partial class WaitingLine(Database database, SessionBook sessions, AuditTrail audit, ILogger<WaitingLine> log)
{
    public async Task<AcceptOutcome> AcceptAsync(Caller.Technician technician, RequestId request, CancellationToken cancellation)
    {
        var outcome = await database.ChangeAsync(unit => AcceptAsync(unit, technician, request), cancellation);
        if (outcome is AcceptOutcome.Accepted accepted)
        {
            LogAccepted(request, accepted.Session, accepted.WaitedSeconds);
        }

        return outcome;
    }

    /// <summary>By the customer while waiting. False when the request was not waiting any more.</summary>
    public Task<bool> LeaveAsync(OrganisationId organisation, RequestId request, string actor, LeaveReason reason, CancellationToken cancellation) =>
        database.ChangeAsync(unit => LeaveAsync(unit, organisation, request, actor, reason), cancellation);

    public async Task<bool> LeaveAsync(Unit unit, OrganisationId organisation, RequestId request, string actor, LeaveReason reason)
    {
        var left = await unit.FirstAsync<RequestRecord>(
            """
            UPDATE requests SET state = 'left', closed_at = @now, left_reason = @why WHERE organisation = @organisation AND request = @request AND state = 'waiting'
            RETURNING request, reserved_for
            """,
            new { now = unit.NowMs, why = EnumText.Write(reason), organisation, request });
        if (left is null)
        {
            return false;
        }

        await CodeDesk.KillAsync(unit, request);
        unit.Announce(organisation, new NewEvent(RequestKinds.Left, RequestAudience.Of(left.ReservedFor), new { reason }) { Request = request, Holder = left.ReservedFor });
        await audit.RecordAsync(
            unit,
            organisation,
            new AuditEntry(actor, RequestKinds.Left, $"request:{request}") { Details = new Dictionary<string, string?> { ["reason"] = EnumText.Write(reason) } });
        return true;
    }

    private async Task<AcceptOutcome> AcceptAsync(Unit unit, Caller.Technician technician, RequestId request)
    {
        var row = await unit.FirstAsync<RequestRecord>(
            """
            UPDATE requests SET state = 'accepted', accepted_at = @now
            WHERE organisation = @Organisation AND request = @request AND state = 'waiting' AND (reserved_for IS NULL OR reserved_for = @Id)
            RETURNING organisation, request, name, email, question, way_in, asked_at, companion_platform, reserved_for
            """,
            new { technician.Organisation, technician.Id, request, now = unit.NowMs });
        if (row is null)
        {
            return await WhyNotAsync(unit, technician, request);
        }

        var session = await sessions.OpenAsync(
            unit, new NewSession(row.Organisation, request, technician.Id, row.Name, row.Email, row.Question, EnumText.Read<WayIn>(row.WayIn) ?? WayIn.Web, row.AskedAt, row.CompanionPlatform));
        await unit.ExecuteAsync("UPDATE requests SET session = @session WHERE request = @request", new { session, request });
        var about = new { technician = technician.DisplayName, technicianId = technician.Id, organisation = technician.OrganisationName };
        unit.Announce(row.Organisation, new NewEvent(RequestKinds.Accepted, RequestAudience.Of(row.ReservedFor), about) { Request = request, Session = session, Holder = row.ReservedFor });
        await audit.RecordAsync(
            unit,
            row.Organisation,
            new AuditEntry(AuditActor.Of(technician), RequestKinds.Accepted, $"session:{session}") { Details = new Dictionary<string, string?> { ["request"] = request.ToString(), ["customer"] = row.Name } });
        return new AcceptOutcome.Accepted(session, request, Math.Max(0, unit.NowMs - row.AskedAt) / 1000.0);
    }

    /// <summary>Accepting twice gives the same answer: the first may have been lost on the way.</summary>
    private static async Task<AcceptOutcome> WhyNotAsync(Unit unit, Caller.Technician technician, RequestId request)
    {
        var taken = await unit.FirstAsync<TakenRow>(
            """
            SELECT s.session, s.technician, t.display_name, s.asked_at, s.opened_at FROM sessions s
            JOIN technicians t ON t.technician = s.technician
            WHERE s.organisation = @Organisation AND s.request = @request AND s.ended_at IS NULL
            """,
            new { technician.Organisation, request });
        unit.GiveUp();
        return taken switch
        {
            null => new AcceptOutcome.Gone(),
            _ when taken.Technician == technician.Id => new AcceptOutcome.Accepted(taken.Session, request, Math.Max(0, taken.OpenedAt - taken.AskedAt) / 1000.0),
            _ => new AcceptOutcome.TakenBy(taken.DisplayName),
        };
    }

    [LoggerMessage(2001, LogLevel.Information, "Request {Request} became session {Session} after {WaitedSeconds} s")]
    private partial void LogAccepted(RequestId request, SessionId session, double waitedSeconds);

    private sealed record TakenRow
    {
        public SessionId Session { get; init; }

        public TechnicianId Technician { get; init; }

        public string DisplayName { get; init; } = "";

        public long AskedAt { get; init; }

        public long OpenedAt { get; init; }
    }
}
