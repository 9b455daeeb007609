using Deskside.Domain.Identifiers;
using Deskside.Server.Audit;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Events;
using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.Sessions;

/// <summary>Opens, finds and ends sessions.</summary>
public sealed class SessionBook(Database database, AuditTrail audit, IEnumerable<ISessionEndStep> endSteps)
{
    private const string Select =
        """
        SELECT s.*, o.name AS organisation_name, t.display_name AS technician_name,
          (SELECT COUNT(*) FROM session_holds h WHERE h.session = s.session AND h.ended_at IS NULL) AS held
        FROM sessions s
        JOIN organisations o ON o.organisation = s.organisation
        JOIN technicians t ON t.technician = s.technician
        """;

    /// <summary>Part of the unit that accepts the request.</summary>
    public async Task<SessionId> OpenAsync(Unit unit, NewSession opened)
    {
        var session = unit.NewId<SessionId>();
        await unit.ExecuteAsync(
            """
            INSERT INTO sessions (organisation, session, request, technician, customer_name, customer_email, question, way_in, asked_at, opened_at, sharer_present, sharer_platform)
            VALUES (@Organisation, @session, @Request, @Technician, @CustomerName, @CustomerEmail, @Question, @wayIn, @AskedAtMs, @now, 0, @SharerPlatform)
            """,
            new
            {
                opened.Organisation,
                session,
                opened.Request,
                opened.Technician,
                opened.CustomerName,
                opened.CustomerEmail,
                opened.Question,
                wayIn = EnumText.Write(opened.WayIn),
                opened.AskedAtMs,
                opened.SharerPlatform,
                now = unit.NowMs,
            });
        unit.Announce(opened.Organisation, About(SessionKinds.Opened, session, opened.Request, opened.Technician, null));
        return session;
    }

    public Task<SessionRecord?> FindAsync(OrganisationId organisation, SessionId session, CancellationToken cancellation) =>
        database.FirstAsync<SessionRecord>($"{Select} WHERE s.organisation = @organisation AND s.session = @session", new { organisation, session }, cancellation);

    public Task<SessionRecord?> OfRequestAsync(OrganisationId organisation, RequestId request, CancellationToken cancellation) =>
        database.FirstAsync<SessionRecord>($"{Select} WHERE s.organisation = @organisation AND s.request = @request ORDER BY CASE WHEN s.ended_at IS NULL THEN 0 ELSE 1 END, s.opened_at DESC, s.session DESC LIMIT 1", new { organisation, request }, cancellation);

    /// <param name="organisation">Whose.</param>
    /// <param name="isOpen">1 = open ones, 0 = ended ones, null = both.</param>
    /// <param name="technician">Only this one's; null = everybody's.</param>
    /// <param name="limit">The newest so many.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<IReadOnlyList<SessionRecord>> ListAsync(
        OrganisationId organisation, long? isOpen, TechnicianId? technician, long limit, CancellationToken cancellation)
    {
        var state = isOpen switch { 1 => " AND s.ended_at IS NULL", 0 => " AND s.ended_at IS NOT NULL", _ => "" };
        var whose = technician is null ? "" : " AND s.technician = @technician";
        return database.ListAsync<SessionRecord>(
            $"{Select} WHERE s.organisation = @organisation{state}{whose} ORDER BY s.opened_at DESC, s.session DESC LIMIT @limit",
            new { organisation, technician, limit },
            cancellation);
    }

    /// <summary>False when it had ended already: one end wins, whoever sends it.</summary>
    public Task<bool> EndAsync(SessionRecord session, SessionEnd end, CancellationToken cancellation) => database.ChangeAsync(unit => EndAsync(unit, session, end), cancellation);

    /// <summary>As a part of the caller's own change.</summary>
    public async Task<bool> EndAsync(Unit unit, SessionRecord session, SessionEnd end)
    {
        var ended = await unit.ExecuteAsync(
            """
            UPDATE sessions SET ended_at = @now, ended_by = @by, end_reason = @Reason, outcome = @outcome, note = @note, sharer_present = 0
            WHERE organisation = @Organisation AND session = @Session AND ended_at IS NULL
            """,
            new
            {
                now = unit.NowMs,
                by = EnumText.Write(end.By),
                end.Reason,
                outcome = end.Outcome is { } o ? EnumText.Write(o) : null,
                note = end.Note?.ToString(),
                session.Organisation,
                session.Session,
            });
        if (ended == 0)
        {
            return false;
        }

        foreach (var step in endSteps)
        {
            await step.EndAsync(unit, session);
        }

        var details = new Dictionary<string, string?> { ["by"] = EnumText.Write(end.By), ["reason"] = end.Reason, ["outcome"] = end.Outcome is { } judged ? EnumText.Write(judged) : null };
        unit.Announce(
            session.Organisation,
            About(SessionKinds.Ended, session.Session, session.Request, session.Technician, new { by = end.By, reason = end.Reason, outcome = end.Outcome }));
        await audit.RecordAsync(unit, session.Organisation, new AuditEntry(end.Actor, SessionKinds.Ended, $"session:{session.Session}") { Details = details });
        return true;
    }

    /// <summary>The technician's judgement after the customer ended. False when one was given already.</summary>
    public Task<bool> JudgeAsync(SessionRecord session, SessionEnd end, CancellationToken cancellation) => database.ChangeAsync(
        async unit => await unit.ExecuteAsync(
            "UPDATE sessions SET outcome = @outcome, note = @note WHERE organisation = @Organisation AND session = @Session AND ended_at IS NOT NULL AND outcome IS NULL",
            new { outcome = end.Outcome is { } o ? EnumText.Write(o) : null, note = end.Note?.ToString(), session.Organisation, session.Session }) == 1,
        cancellation);

    /// <summary>The relay saw the sharer come or go.</summary>
    public Task TellSharerAsync(SessionId session, SharerPresence presence, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            var present = presence == SharerPresence.Here ? 1L : 0L;
            var changed = await unit.FirstAsync<SessionRecord>(
                """
                UPDATE sessions SET sharer_present = @present WHERE session = @session AND ended_at IS NULL AND sharer_present <> @present
                RETURNING organisation, session, request, technician, sharer_platform
                """,
                new { present, session });
            if (changed is not null)
            {
                unit.Announce(
                    changed.Organisation,
                    About(SessionKinds.Sharer, session, changed.Request, changed.Technician, new { present = present == 1, platform = changed.SharerPlatform }));
            }
        },
        cancellation);

    /// <summary>After a start no sharer is here yet, whatever the last life of the server noted.</summary>
    public Task ForgetSharersAsync(CancellationToken cancellation) =>
        database.ChangeAsync(unit => unit.ExecuteAsync("UPDATE sessions SET sharer_present = 0 WHERE sharer_present <> 0", null), cancellation);

    /// <summary>The open session, held until the unit ends: it cannot end in between.</summary>
    public Task<SessionRecord?> FindOpenAsync(Unit unit, OrganisationId organisation, SessionId session) => unit.FirstAsync<SessionRecord>(
        """
        UPDATE sessions SET sharer_present = sharer_present WHERE organisation = @organisation AND session = @session AND ended_at IS NULL
        RETURNING organisation, session, request, technician, opened_at
        """,
        new { organisation, session });

    public async Task<bool> HasEndedAsync(Unit unit, SessionId session) =>
        await unit.FirstAsync<long>("SELECT COUNT(*) FROM sessions WHERE session = @session AND ended_at IS NOT NULL", new { session }) > 0;

    /// <summary>Sessions that ended since.</summary>
    public Task<IReadOnlyList<SessionId>> EndedSinceAsync(DateTimeOffset since, CancellationToken cancellation) =>
        database.ListAsync<SessionId>("SELECT session FROM sessions WHERE ended_at > @since", new { since = since.ToUnixTimeMilliseconds() }, cancellation);

    /// <summary>The Companion said on what it runs.</summary>
    public static Task SetPlatformAsync(Unit unit, OrganisationId organisation, RequestId request, string platform) =>
        unit.ExecuteAsync("UPDATE sessions SET sharer_platform = @platform WHERE organisation = @organisation AND request = @request", new { platform, organisation, request });

    internal static NewEvent About(string kind, SessionId session, RequestId request, TechnicianId holder, object? body) =>
        new(kind, Audience.SessionSides, body) { Session = session, Request = request, Holder = holder };
}
