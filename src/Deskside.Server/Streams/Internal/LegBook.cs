using Deskside.Domain.Identifiers;
using Deskside.Protocol;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.Streams.Internal;

/// <summary>Numbers legs and keeps their tickets: 32 random bytes, stored hashed, gone at the first use.</summary>
/// <remarks>A technician keeps his number in a session, so that a tab opened again is the same viewer and needs no new consent.</remarks>
internal sealed class LegBook(Database database)
{
    public const long SharerLeg = 0;
    public const long MostViewers = 254;

    public static readonly TimeSpan TicketLifetime = TimeSpan.FromSeconds(30);

    /// <summary>As long as a session can last; its end ends them.</summary>
    public static readonly TimeSpan ResumeLifetime = TimeSpan.FromHours(24);

    public Task<LegTicket?> ForSharerAsync(OrganisationId organisation, SessionId session, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            await unit.ExecuteAsync(
                "INSERT INTO legs (organisation, session, leg, role, technician) VALUES (@organisation, @session, 0, 'sharer', NULL) ON CONFLICT (session, leg) DO NOTHING",
                new { organisation, session });
            return (LegTicket?)new LegTicket(await IssueAsync(unit, organisation, session, SharerLeg, TicketKind.Join), SharerLeg);
        },
        cancellation);

    /// <summary>Null when the session has as many viewers as it can.</summary>
    public Task<LegTicket?> ForViewerAsync(OrganisationId organisation, SessionId session, TechnicianId technician, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            // Holds the session's row, so that two technicians do not get one number.
            await unit.ExecuteAsync("UPDATE sessions SET sharer_present = sharer_present WHERE session = @session", new { session });
            var leg = await unit.FirstAsync<long?>("SELECT leg FROM legs WHERE session = @session AND technician = @technician", new { session, technician });
            if (leg is null)
            {
                leg = await unit.FirstAsync<long>("SELECT COALESCE(MAX(leg), 0) + 1 FROM legs WHERE session = @session", new { session });
                if (leg > MostViewers)
                {
                    unit.GiveUp();
                    return (LegTicket?)null;
                }

                await unit.ExecuteAsync(
                    "INSERT INTO legs (organisation, session, leg, role, technician) VALUES (@organisation, @session, @leg, 'viewer', @technician)",
                    new { organisation, session, leg, technician });
            }

            return new LegTicket(await IssueAsync(unit, organisation, session, leg.Value, TicketKind.Join), leg.Value);
        },
        cancellation);

    /// <summary>Takes a ticket, whatever comes of it: it is gone. Null when it is unknown or was used.</summary>
    public static Task<LegRow?> TakeAsync(Unit unit, Ticket ticket) => unit.FirstAsync<LegRow>(
        "DELETE FROM leg_tickets WHERE ticket_hash = @hash RETURNING organisation, session, leg, kind, expires_at",
        new { hash = ticket.Hash() });

    /// <summary>Whoever came by a fresh ticket took the leg over: nobody comes back to it with an older one.</summary>
    public static Task EndOthersAsync(Unit unit, SessionId session, long leg) =>
        unit.ExecuteAsync("DELETE FROM leg_tickets WHERE session = @session AND leg = @leg", new { session, leg });

    /// <summary>Everybody who has a number in the session; technicians whose account was closed are not among them.</summary>
    public static Task<IReadOnlyList<LegHolder>> HoldersAsync(Unit unit, SessionId session) => unit.ListAsync<LegHolder>(
        """
        SELECT l.leg, s.customer_name, t.display_name, o.name AS organisation_name FROM legs l
        JOIN sessions s ON s.session = l.session JOIN organisations o ON o.organisation = l.organisation
        LEFT JOIN technicians t ON t.technician = l.technician
        WHERE l.session = @session AND (l.technician IS NULL OR t.deactivated_at IS NULL) ORDER BY l.leg
        """,
        new { session });

    /// <summary>A leg has one ticket of a kind: a new one ends the old.</summary>
    public static async Task<Ticket> IssueAsync(Unit unit, OrganisationId organisation, SessionId session, long leg, TicketKind kind)
    {
        var ticket = Ticket.Draw();
        var lifetime = kind == TicketKind.Join ? TicketLifetime : ResumeLifetime;
        await unit.ExecuteAsync(
            "DELETE FROM leg_tickets WHERE session = @session AND leg = @leg AND kind = @kind", new { session, leg, kind = EnumText.Write(kind) });
        await unit.ExecuteAsync(
            "INSERT INTO leg_tickets (organisation, ticket_hash, session, leg, kind, expires_at) VALUES (@organisation, @hash, @session, @leg, @kind, @expiresAt)",
            new { organisation, hash = ticket.Hash(), session, leg, kind = EnumText.Write(kind), expiresAt = unit.NowMs + (long)lifetime.TotalMilliseconds });
        return ticket;
    }
}
