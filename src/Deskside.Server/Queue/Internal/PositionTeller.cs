using Deskside.Domain.Identifiers;
using Deskside.Server.Hosting.Events;
using Deskside.Server.Organisations;

namespace Deskside.Server.Queue.Internal;

/// <summary>Tells waiting customers their place when it changed: at most once in 2 s, computed once for all of them.</summary>
internal sealed class PositionTeller(EventLog log, FleetingNews fleeting, RequestBook requests, OrganisationBook organisations, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => organisations.ForEachAsync(FollowAsync, stoppingToken);

    private async Task FollowAsync(OrganisationId organisation, CancellationToken cancellation)
    {
        var told = new Dictionary<RequestId, (int Position, int Count)>();
        var position = await log.HeadAsync(organisation, cancellation);
        while (true)
        {
            var events = await log.ReadAfterAsync(organisation, position, cancellation);
            position = events[^1].Number;
            if (events.Any(e => e.Kind.StartsWith("request.", StringComparison.Ordinal)))
            {
                told = await TellAsync(organisation, told, cancellation);
                await Task.Delay(Pause, time, cancellation);
            }
        }
    }

    private async Task<Dictionary<RequestId, (int Position, int Count)>> TellAsync(
        OrganisationId organisation, Dictionary<RequestId, (int Position, int Count)> before, CancellationToken cancellation)
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
            if (!before.TryGetValue(request, out var last) || last != place)
            {
                fleeting.Tell(organisation, new NewEvent(RequestKinds.Positions, Audience.Customer, new { position = index + 1, waitingCount = waiting.Count }) { Request = request });
            }
        }

        return told;
    }
}
