using Deskside.Domain.Identifiers;
using Deskside.Domain.Queue;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Events;
using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.Queue.Internal.Notes;

/// <summary>Keeps internal notes and finds a customer's earlier requests.</summary>
internal sealed class NoteBook(Database database)
{
    public Task<IReadOnlyList<NoteRow>> ListAsync(OrganisationId organisation, RequestId request, CancellationToken cancellation) => database.ListAsync<NoteRow>(
        """
        SELECT n.note, n.text, n.at, t.display_name FROM request_notes n JOIN technicians t ON t.technician = n.technician
        WHERE n.organisation = @organisation AND n.request = @request ORDER BY n.note
        """,
        new { organisation, request },
        cancellation);

    public Task AddAsync(Caller.Technician caller, RequestId request, DeskNote text, CancellationToken cancellation) =>
        database.ChangeAsync(unit => AddAsync(unit, caller, request, text), cancellation);

    /// <summary>Part of the caller's unit, such as a transfer with a note.</summary>
    public static Task AddAsync(Unit unit, Caller.Technician caller, RequestId request, DeskNote text)
    {
        unit.Announce(caller.Organisation, new NewEvent(RequestKinds.Noted, Audience.Technicians, null) { Request = request });
        return unit.ExecuteAsync(
            "INSERT INTO request_notes (organisation, request, note, technician, text, at) VALUES (@Organisation, @request, @note, @Id, @text, @now)",
            new { caller.Organisation, request, note = Guid.CreateVersion7(unit.Now).ToString("D"), caller.Id, text = text.ToString(), now = unit.NowMs });
    }

    /// <summary>A guest's address is what he typed: it finds others who typed the same, so it is shown as a hint. Requests reserved for somebody else stay hidden.</summary>
    public Task<IReadOnlyList<EarlierRow>> EarlierAsync(Caller.Technician caller, RequestId request, CancellationToken cancellation) => database.ListAsync<EarlierRow>(
        """
        SELECT e.request, e.asked_at, e.question, e.state, s.outcome, s.note, t.display_name AS technician_name
        FROM requests r
        JOIN requests e ON e.organisation = r.organisation AND e.request <> r.request AND e.asked_at <= r.asked_at
          AND ((r.subject IS NOT NULL AND e.subject = r.subject) OR (r.subject IS NULL AND r.email IS NOT NULL AND e.email = r.email))
          AND (e.reserved_for IS NULL OR e.reserved_for = @Id)
        LEFT JOIN sessions s ON s.request = e.request
          AND s.opened_at = (SELECT MAX(l.opened_at) FROM sessions l WHERE l.request = e.request)
        LEFT JOIN technicians t ON t.technician = s.technician
        WHERE r.organisation = @Organisation AND r.request = @request
        ORDER BY e.asked_at DESC, e.request DESC LIMIT 10
        """,
        new { caller.Organisation, caller.Id, request },
        cancellation);
}

internal sealed record NoteRow
{
    public string Note { get; init; } = "";

    public string Text { get; init; } = "";

    public long At { get; init; }

    public string DisplayName { get; init; } = "";
}

internal sealed record EarlierRow
{
    public RequestId Request { get; init; }

    public long AskedAt { get; init; }

    public string Question { get; init; } = "";

    public string State { get; init; } = "";

    public string? Outcome { get; init; }

    public string? Note { get; init; }

    public string? TechnicianName { get; init; }
}
