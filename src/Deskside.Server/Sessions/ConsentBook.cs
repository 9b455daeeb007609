using Deskside.Domain.Identifiers;
using Deskside.Domain.Sessions;
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
            "SELECT session, capability, state, at FROM session_consents WHERE session = @session ORDER BY capability",
            new { session },
            cancellation)).Select(c => c.ToResponse()).OfType<ConsentResponse>()];

    public async Task<ILookup<SessionId, ConsentResponse>> OfAllOpenAsync(OrganisationId organisation, CancellationToken cancellation) =>
        (await database.ListAsync<ConsentRow>(
            """
            SELECT c.session, c.capability, c.state, c.at FROM session_consents c
            JOIN sessions s ON s.session = c.session WHERE s.organisation = @organisation AND s.ended_at IS NULL
            """,
            new { organisation },
            cancellation)).Where(c => c.ToResponse() is not null).ToLookup(c => c.Session, c => c.ToResponse()!);

    /// <summary>False when the session is over.</summary>
    public Task<bool> ReportAsync(SessionRecord session, string actor, Capability capability, ReportedConsent state, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            var written = await unit.ExecuteAsync(
                """
                INSERT INTO session_consents (organisation, session, capability, state, at)
                SELECT @Organisation, @Session, @capability, @state, @now FROM sessions WHERE session = @Session AND ended_at IS NULL
                ON CONFLICT (session, capability) DO UPDATE SET state = @state, at = @now
                """,
                new { session.Organisation, session.Session, capability = EnumText.Write(capability), state = EnumText.Write(state), now = unit.NowMs });
            if (written == 0)
            {
                return false;
            }

            unit.Announce(session.Organisation, SessionBook.About(SessionKinds.Consent, session.Session, session.Request, session.Technician, new { capability, state }));
            var details = new Dictionary<string, string?> { ["capability"] = EnumText.Write(capability), ["state"] = EnumText.Write(state) };
            await audit.RecordAsync(unit, session.Organisation, new AuditEntry(actor, SessionKinds.Consent, $"session:{session.Session}") { Details = details });
            return true;
        },
        cancellation);
}
