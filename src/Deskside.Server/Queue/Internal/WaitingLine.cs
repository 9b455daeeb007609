using System.Text.Json;
using Deskside.Domain.Identifiers;
using Deskside.Domain.Queue;
using Deskside.Server.Audit;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Events;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.Sessions;

namespace Deskside.Server.Queue.Internal;

/// <summary>Placing, accepting, leaving: each one conditional statement, so that whoever races is settled by the store.</summary>
internal sealed partial class WaitingLine(Database database, SessionBook sessions, AuditTrail audit, ILogger<WaitingLine> log)
{
    private const long MostWaiting = 20_000;

    public Task<AskOutcome> AskAsync(Asked asked, IdempotencyKey? key, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            var organisation = asked.Portal.Organisation;
            var request = unit.NewId<RequestId>();
            if (key is not null)
            {
                var body = JsonSerializer.Serialize(new[] { asked.Portal.Name, asked.Name.ToString(), asked.Question.ToString(), asked.Email?.ToString(), asked.WayIn.ToString() });
                switch (await key.UseAsync(unit, organisation, "request", body, request.ToString()))
                {
                    case KeyUse.OtherBody:
                        return new AskOutcome.KeyReused();
                    case KeyUse.Again again when RequestId.TryParse(again.Subject, null, out var first):
                        // The token of the first answer is not stored; the repeated call gets one more for the same request.
                        return new AskOutcome.Placed(first, await CustomerKeeper.AddAsync(unit, organisation, first, CustomerKeeper.Page));
                }
            }

            if (await unit.FirstAsync<long>("SELECT COUNT(*) FROM requests WHERE organisation = @organisation AND state = 'waiting'", new { organisation }) >= MostWaiting)
            {
                unit.GiveUp();
                return (AskOutcome)new AskOutcome.Full();
            }

            await InsertAsync(unit, request, asked);
            unit.Announce(organisation, new NewEvent(RequestKinds.Waiting, Audience.TechniciansAndCustomer, new
            {
                name = asked.Name.ToString(),
                question = asked.Question.ToString(),
                askedAt = unit.Now,
                wayIn = asked.WayIn,
                portal = asked.Portal.Name,
            })
            { Request = request });
            return new AskOutcome.Placed(request, await CustomerKeeper.AddAsync(unit, organisation, request, asked.WayIn == WayIn.Web ? CustomerKeeper.Page : CustomerKeeper.Companion));
        },
        cancellation);

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
        var left = await unit.ExecuteAsync(
            "UPDATE requests SET state = 'left', closed_at = @now WHERE organisation = @organisation AND request = @request AND state = 'waiting'",
            new { now = unit.NowMs, organisation, request });
        if (left == 0)
        {
            return false;
        }

        await CodeDesk.KillAsync(unit, request);
        unit.Announce(organisation, new NewEvent(RequestKinds.Left, Audience.TechniciansAndCustomer, new { reason }) { Request = request });
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
            UPDATE requests SET state = 'accepted' WHERE organisation = @Organisation AND request = @request AND state = 'waiting'
            RETURNING organisation, request, name, email, question, way_in, asked_at, companion_platform
            """,
            new { technician.Organisation, request });
        if (row is null)
        {
            return await WhyNotAsync(unit, technician, request);
        }

        var session = await sessions.OpenAsync(
            unit, new NewSession(row.Organisation, request, technician.Id, row.Name, row.Email, row.Question, EnumText.Read<WayIn>(row.WayIn) ?? WayIn.Web, row.AskedAt, row.CompanionPlatform));
        await unit.ExecuteAsync("UPDATE requests SET session = @session WHERE request = @request", new { session, request });
        var about = new { technician = technician.DisplayName, technicianId = technician.Id, organisation = technician.OrganisationName };
        unit.Announce(row.Organisation, new NewEvent(RequestKinds.Accepted, Audience.TechniciansAndCustomer, about) { Request = request, Session = session });
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

    private static Task InsertAsync(Unit unit, RequestId request, Asked asked) => unit.ExecuteAsync(
        """
        INSERT INTO requests (organisation, request, portal, name, question, email, way_in, state, priority, asked_at, seen_at)
        VALUES (@Organisation, @request, @portal, @name, @question, @email, @wayIn, 'waiting', 0, @now, @now)
        """,
        new
        {
            asked.Portal.Organisation,
            request,
            portal = asked.Portal.Name,
            name = asked.Name.ToString(),
            question = asked.Question.ToString(),
            email = asked.Email?.ToString(),
            wayIn = EnumText.Write(asked.WayIn),
            now = unit.NowMs,
        });

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
