using Deskside.Domain.Identifiers;
using Deskside.Domain.Waiting;
using Deskside.Server.Hosting.Events;
using Deskside.Server.Queue.Internal.Picture;

namespace Deskside.Server.Queue.Internal.Customers;

/// <summary>Tells waiting customers their place and their expected wait when either changed: each at most once in 2 s.</summary>
/// <remarks>Customers are spread over 40 slots of 50 ms by their id, so that ten thousand are told as an even trickle and not in one
/// burst that others would wait behind. A slot steps aside, once, for urgent news. Each tells what is true at its moment.</remarks>
internal sealed partial class PositionTeller(QueuePictures pictures, FleetingNews fleeting, TimeProvider time, ILogger<PositionTeller> log) : BackgroundService
{
    private const int Slack = 1000;

    private static readonly TimeSpan Slot = TimeSpan.FromMilliseconds(50);

    private readonly Dictionary<OrganisationId, Dictionary<RequestId, Standing>> _told = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Slot, time);
        var done = Number();
        var hasWaited = false;
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (fleeting.IsUrgentNow && !hasWaited)
            {
                hasWaited = true;
                continue;
            }

            hasWaited = false;
            // Ticks that came while the last was worked on are one: their slots are told together.
            var now = Number();
            var slots = Enumerable.Range(1, (int)Math.Clamp(now - done, 1, FleetingNews.Slots)).Select(n => (int)((done + n) % FleetingNews.Slots)).ToList();
            done = now;
            try
            {
                foreach (var picture in pictures.All)
                {
                    Tell(picture, slots);
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogFailure(e);
            }
        }
    }

    private long Number() => time.GetUtcNow().Ticks / Slot.Ticks;

    private void Tell(QueuePicture picture, List<int> slots)
    {
        var before = _told.TryGetValue(picture.Organisation, out var known) ? known : _told[picture.Organisation] = [];
        if (slots.SelectMany(s => fleeting.CustomersHere(picture.Organisation, s)).ToList() is not { Count: > 0 } here)
        {
            return;
        }

        if (before.Count > picture.Count + Slack)
        {
            // Left behind by those who are gone.
            before.Clear();
        }

        var now = time.GetUtcNow();
        var facts = new Dictionary<LineKey, LineFacts>();
        foreach (var request in here)
        {
            if (picture.Read(l => l.Find(request)) is not { } waiting)
            {
                before.Remove(request);
                continue;
            }

            var key = LineKey.Of(waiting);
            if (!facts.TryGetValue(key, out var line))
            {
                facts[key] = line = picture.FactsOf(key, now);
            }

            var (ahead, count) = picture.Read(l => (l.Ahead(key, waiting.Place), l.CountOf(key)));
            var standing = new Standing(ahead + 1, count, WaitModel.Expect(line, ahead, now));
            if (before.TryGetValue(request, out var last) && last.Position == standing.Position && last.Count == standing.Count && last.ExpectedSeconds == standing.ExpectedSeconds)
            {
                continue;
            }

            before[request] = standing;
            var body = new { position = standing.Position, waitingCount = standing.Count, expectedWaitSeconds = standing.ExpectedSeconds };
            fleeting.Tell(picture.Organisation, new NewEvent(RequestKinds.Positions, Audience.Customer, body) { Request = request });
        }
    }

    [LoggerMessage(2003, LogLevel.Error, "Telling places in the queue failed; it goes on")]
    private partial void LogFailure(Exception exception);
}
