using System.Text.Json;
using Deskside.Domain.Identifiers;
using Deskside.Relay;
using Deskside.Server.Hosting.Events;
using Deskside.Server.Organisations;
using Deskside.Server.Sessions;

namespace Deskside.Server.Streams.Internal;

/// <summary>Closes the legs of a session when the event log says that it ended, whichever node ended it.</summary>
internal sealed class EndedSessions(EventLog log, OrganisationBook organisations, Switchboard switchboard) : BackgroundService
{
    public const string Text = "The session has ended.";

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
            }
        }
    }

    private static SessionId? SessionOf(StoredEvent happened)
    {
        using var body = JsonDocument.Parse(happened.Body);
        return body.RootElement.TryGetProperty("session", out var text) && SessionId.TryParse(text.GetString(), null, out var session) ? session : null;
    }
}
