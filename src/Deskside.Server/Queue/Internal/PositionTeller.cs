using Deskside.Domain.Identifiers;
using Deskside.Server.Hosting.Events;
using Deskside.Server.Organisations;

namespace Deskside.Server.Queue.Internal;

/// <summary>Tells waiting customers their place when it changed: at most once in 2 s, computed once for all of them.</summary>
internal sealed class PositionTeller(EventLog log, FleetingNews fleeting, RequestBook requests, OrganisationBook organisations, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private Dictionary<RequestId, (int Position, int Count)> _told = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The queue of the first organisation; with several, one loop each.
        var organisation = await organisations.DefaultAsync(stoppingToken);
        var position = await log.HeadAsync(organisation, stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            var events = await log.ReadAfterAsync(organisation, position, stoppingToken);
            position = events[^1].Number;
            if (events.Any(e => e.Kind.StartsWith("request.", StringComparison.Ordinal)))
            {
                await TellAsync(organisation, stoppingToken);
                await Task.Delay(Pause, time, stoppingToken);
            }
        }
    }

    private async Task TellAsync(OrganisationId organisation, CancellationToken cancellation)
    {
        var waiting = await requests.WaitingAsync(organisation, cancellation);
        var here = fleeting.CustomersHere(organisation);
        var told = new Dictionary<RequestId, (int, int)>();
        for (var index = 0; index < waiting.Count; index++)
        {
            var (request, place) = (waiting[index].Request, (index + 1, waiting.Count));
            if (!here.Contains(request))
            {
                continue;
            }

            told[request] = place;
            if (!_told.TryGetValue(request, out var before) || before != place)
            {
                fleeting.Tell(organisation, new NewEvent(RequestKinds.Positions, Audience.Customer, new { position = index + 1, waitingCount = waiting.Count }) { Request = request });
            }
        }

        _told = told;
    }
}
