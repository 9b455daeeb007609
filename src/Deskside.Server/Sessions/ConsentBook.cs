using Deskside.Domain.Identifiers;
using Deskside.Server.Audit;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.Sessions.Internal;

namespace Deskside.Server.Sessions;

/// <summary>What sharers reported about consents. Only a record: nothing here can grant one.</summary>
public sealed class ConsentBook(Database database, AuditTrail audit)
{
    public async Task<IReadOnlyList<ConsentResponse>> OfAsync(SessionId session, CancellationToken cancellation) =>
        [.. (await database.ListAsync<ConsentRow>(
            "SELECT session, capability, state, in_advance, at FROM session_consents WHERE session = @session ORDER BY capability",
            new { session },
            cancellation)).Select(c => c.ToResponse()).OfType<ConsentResponse>()];

    public async Task<ILookup<SessionId, ConsentResponse>> OfAllOpenAsync(OrganisationId organisation, CancellationToken cancellation) =>
        (await database.ListAsync<ConsentRow>(
            """
            SELECT c.session, c.capability, c.state, c.in_advance, c.at FROM session_consents c
            JOIN sessions s ON s.session = c.session WHERE s.organisation = @organisation AND s.ended_at IS NULL
            """,
            new { organisation },
            cancellation)).Where(c => c.ToResponse() is not null).ToLookup(c => c.Session, c => c.ToResponse()!);

    /// <summary>False when the session is over.</summary>
    internal Task<bool> ReportAsync(SessionRecord session, string actor, Consent consent, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            var written = await unit.ExecuteAsync(
                """
                INSERT INTO session_consents (organisation, session, capability, state, in_advance, at)
                SELECT @Organisation, @Session, @capability, @state, @inAdvance, @now FROM sessions WHERE session = @Session AND ended_at IS NULL
                ON CONFLICT (session, capability) DO UPDATE SET state = @state, in_advance = @inAdvance, at = @now
                """,
                new { session.Organisation, session.Session, capability = EnumText.Write(consent.Capability), state = EnumText.Write(consent.State), inAdvance = consent.InAdvance ? 1L : 0L, now = unit.NowMs });
            if (written == 0)
            {
                return false;
            }

            unit.Announce(session.Organisation, SessionBook.About(SessionKinds.Consent, session.Session, session.Request, session.Technician, new { consent.Capability, consent.State, consent.InAdvance }));
            var details = new Dictionary<string, string?> { ["capability"] = EnumText.Write(consent.Capability), ["state"] = EnumText.Write(consent.State), ["inAdvance"] = consent.InAdvance ? "yes" : "no" };
            await audit.RecordAsync(unit, session.Organisation, new AuditEntry(actor, SessionKinds.Consent, $"session:{session.Session}") { Details = details });
            return true;
        },
        cancellation);
}
