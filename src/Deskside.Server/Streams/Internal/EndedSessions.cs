using System.Text.Json;
using Deskside.Domain.Identifiers;
using Deskside.Domain.Sessions;
using Deskside.Relay;
using Deskside.Server.Audit;
using Deskside.Server.Hosting.Events;
using Deskside.Server.Organisations;
using Deskside.Server.Sessions;
using Deskside.Server.Technicians;

namespace Deskside.Server.Streams.Internal;

/// <summary>Closes the legs of a session when the event log says that it ended, whichever node ended it; ends what a technician has open when his account is closed.</summary>
internal sealed class EndedSessions(EventLog log, OrganisationBook organisations, SessionBook sessions, Switchboard switchboard) : BackgroundService
{
    public const string Text = "The session has ended.";

    private const long MostOpen = 500;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => organisations.ForEachAsync(FollowAsync, stoppingToken);

    private async Task FollowAsync(OrganisationId organisation, CancellationToken cancellation)
    {
        var position = await log.HeadAsync(organisation, cancellation);
        while (true)
        {
            foreach (var happened in await log.ReadAfterAsync(organisation, position, cancellation))
            {
                position = happened.Number;
                if (happened.Kind == SessionKinds.Ended && SessionOf(happened) is { } session)
                {
                    switchboard.EndSession(session.Value, Text);
                }
                else if (happened.Kind == TechnicianKinds.Deactivated && happened.Holder is { } technician)
                {
                    await EndAllAsync(organisation, technician, cancellation);
                }
            }
        }
    }

    private async Task EndAllAsync(OrganisationId organisation, TechnicianId technician, CancellationToken cancellation)
    {
        foreach (var session in await sessions.ListAsync(organisation, 1, technician, MostOpen, cancellation))
        {
            await sessions.EndAsync(session, new SessionEnd(EndedBy.System, AuditActor.System, "account-closed", null, null), cancellation);
        }
    }

    private static SessionId? SessionOf(StoredEvent happened)
    {
        using var body = JsonDocument.Parse(happened.Body);
        return body.RootElement.TryGetProperty("session", out var text) && SessionId.TryParse(text.GetString(), null, out var session) ? session : null;
    }
}
