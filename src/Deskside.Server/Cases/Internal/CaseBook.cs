using System.Text.Json.Nodes;
using Deskside.Domain.Identifiers;
using Deskside.Domain.Queue;
using Deskside.Server.Audit;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Events;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.OutOfBand;
using Deskside.Server.Queue;
using Deskside.Server.Sessions;

namespace Deskside.Server.Cases.Internal;

/// <summary>Finds cases for those who may read them: who waits openly, one's own, and all for those who see every session.</summary>
internal sealed class CaseBook(Database database, RequestBook requests, SessionBook sessions, CaseTimeline timeline, IDeviceDesk devices, AuditTrail audit)
{
    private const int MostListed = 500;

    private static readonly CaseStep[] ByPeople = [CaseStep.Called, CaseStep.Configured, CaseStep.Repaired];

    public async Task<IReadOnlyList<CaseSummary>> ListAsync(Caller.Technician caller, bool? isOpen, string? text, CancellationToken cancellation)
    {
        var state = isOpen switch { true => "AND r.state IN ('waiting', 'accepted')", false => "AND r.state NOT IN ('waiting', 'accepted')", _ => "" };
        var mine = caller.SeesAllSessions
            ? ""
            : "AND ((r.state = 'waiting' AND (r.reserved_for IS NULL OR r.reserved_for = @Id)) OR EXISTS (SELECT 1 FROM sessions m WHERE m.request = r.request AND m.technician = @Id))";
        var like = string.IsNullOrWhiteSpace(text) ? "" : "AND (LOWER(r.name) LIKE @like ESCAPE '!' OR LOWER(r.question) LIKE @like ESCAPE '!' OR LOWER(COALESCE(r.email, '')) LIKE @like ESCAPE '!')";
        var found = await database.ListAsync<ListedRow>(
            $"""
            SELECT r.request, r.name, r.way_in, r.asked_at, r.state, c.fixed, t.display_name AS technician FROM requests r
            LEFT JOIN cases c ON c.request = r.request
            LEFT JOIN sessions s ON s.session = r.session
            LEFT JOIN technicians t ON t.technician = s.technician
            WHERE r.organisation = @Organisation {state} {mine} {like} ORDER BY r.asked_at DESC, r.request DESC LIMIT {MostListed}
            """,
            new { caller.Organisation, caller.Id, like = $"%{Escape(text)}%" },
            cancellation);
        var theirs = await devices.FindManyAsync(caller.Organisation, [.. found.Select(f => f.Request)], cancellation);
        return [.. found.Select(f => new CaseSummary(
            f.Request, f.Name, EnumText.Read<WayIn>(f.WayIn) ?? WayIn.Web, f.AskedAt.ToInstant(), EnumText.Read<RequestState>(f.State) ?? RequestState.Left, f.Technician, EnumText.Read<CaseFixed>(f.Fixed),
            theirs.GetValueOrDefault(f.Request) is { } device ? new CaseDeviceSummary(device.Device, device.Spoken, device.State) : null))];
    }

    /// <summary>Null when there is none, or it is another's.</summary>
    public async Task<(RequestRecord Request, SessionRecord? Session)?> OpenAsync(Caller.Technician caller, RequestId request, CancellationToken cancellation)
    {
        if (await requests.FindAsync(caller.Organisation, request, cancellation) is not { } found)
        {
            return null;
        }

        var session = await sessions.OfRequestAsync(caller.Organisation, request, cancellation);
        var isMine = session?.Technician == caller.Id || (found.Standing == RequestState.Waiting && found.IsOpenTo(caller.Id));
        return isMine || caller.SeesAllSessions ? (found, session) : null;
    }

    public async Task<CaseView?> ReadAsync(Caller.Technician caller, RequestId request, CancellationToken cancellation)
    {
        if (await OpenAsync(caller, request, cancellation) is not var (found, session))
        {
            return null;
        }

        var row = await database.FirstAsync<CaseRow>("SELECT * FROM cases WHERE organisation = @Organisation AND request = @request", new { caller.Organisation, request }, cancellation) ?? new CaseRow();
        var entries = await timeline.ReadAsync(caller.Organisation, request, 0, cancellation);
        var outcome = row is { OutcomeAt: { } at, Fixed: { } told } ? new CaseOutcome(EnumText.Read<CaseFixed>(told) ?? CaseFixed.No, row.Outcome ?? "", at.ToInstant(), row.OutcomeBy ?? "") : null;
        return new CaseView(
            request,
            session?.Session,
            new CaseCustomer(found.Name, found.Email, PhoneOf(found)),
            found.Question,
            EnumText.Read<WayIn>(found.WayIn) ?? WayIn.Web,
            found.AskedAt.ToInstant(),
            found.Standing,
            outcome,
            session is null ? null : new CaseTechnician(session.Technician, session.TechnicianName),
            StepsOf(found, row, entries),
            await devices.FindAsync(caller.Organisation, request, cancellation),
            entries);
    }

    /// <summary>A step that only a person knows; the first time counts. False when such a step is the machine's to tell.</summary>
    public async Task<bool> StepAsync(Caller.Technician caller, RequestId request, SessionRecord? session, CaseStep step, CancellationToken cancellation)
    {
        if (!ByPeople.Contains(step))
        {
            return false;
        }

        var column = $"{EnumText.Write(step)}_at";
        await database.ChangeAsync(
            async unit =>
            {
                await unit.ExecuteAsync("INSERT INTO cases (organisation, request) VALUES (@Organisation, @request) ON CONFLICT (request) DO NOTHING", new { caller.Organisation, request });
                if (await unit.ExecuteAsync($"UPDATE cases SET {column} = @now WHERE organisation = @Organisation AND request = @request AND {column} IS NULL", new { now = unit.NowMs, caller.Organisation, request }) == 0)
                {
                    return;
                }

                unit.Announce(caller.Organisation, new NewEvent(CaseKinds.Step, Audience.SessionSides, new { step, technician = caller.DisplayName }) { Request = request, Session = session?.Session, Holder = session?.Technician ?? caller.Id });
                await audit.RecordAsync(unit, caller.Organisation, new AuditEntry(AuditActor.Of(caller), CaseKinds.Step, $"request:{request}") { Details = new Dictionary<string, string?> { ["step"] = EnumText.Write(step) } });
            },
            cancellation);
        return true;
    }

    private static IReadOnlyList<CaseStepView> StepsOf(RequestRecord request, CaseRow row, IReadOnlyList<CaseEntry> entries)
    {
        return
        [
            new(CaseStep.Called, row.CalledAt.ToInstant() ?? (request.WayIn == EnumText.Write(WayIn.Phone) ? request.AskedAt.ToInstant() : null)),
            new(CaseStep.Configured, row.ConfiguredAt.ToInstant()),
            new(CaseStep.Hello, First("device.hello")),
            new(CaseStep.Access, FirstWith("device.access", "access", "right")),
            new(CaseStep.Redirected, FirstWith("device.media", "state", "open") ?? FirstWith("device.serial", "state", "open")),
            new(CaseStep.Repaired, row.RepairedAt.ToInstant()),
            new(CaseStep.Closed, First("device.closed") ?? request.ClosedAt.ToInstant()),
        ];

        DateTimeOffset? First(string kind) => entries.FirstOrDefault(e => e.Kind == kind)?.At;

        DateTimeOffset? FirstWith(string kind, string member, string value) => entries.FirstOrDefault(e => e.Kind == kind && e.Details[member] is JsonValue found && found.ToString() == value)?.At;
    }

    private static string? PhoneOf(RequestRecord request) => (JsonNode.Parse(request.Fields) as JsonObject)?["phone"]?.ToString() ?? request.Contact;

    private static string Escape(string? text) =>
        (text ?? "").Trim().ToLowerInvariant().Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal);

    private sealed record ListedRow
    {
        public RequestId Request { get; init; }

        public string Name { get; init; } = "";

        public string WayIn { get; init; } = "";

        public long AskedAt { get; init; }

        public string State { get; init; } = "";

        public string? Fixed { get; init; }

        public string? Technician { get; init; }
    }
}
