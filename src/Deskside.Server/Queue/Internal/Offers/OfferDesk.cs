using Deskside.Domain.Identifiers;
using Deskside.Domain.Queue;
using Deskside.Server.Hosting;
using Deskside.Server.Queue.Internal.Picture;
using Deskside.Server.Queue.Internal.Presence;

namespace Deskside.Server.Queue.Internal.Offers;

/// <summary>Alerts technicians to the questions whose turn it is, and lets alerts that ran out roll on to others.</summary>
/// <remarks>Looks twice a second while something changed, else every 5 s. At any time alerts stand for at most as many questions as
/// technicians have room, and 20: whoever is further back is in the list, but rings nowhere yet.</remarks>
internal sealed partial class OfferDesk(QueuePictures pictures, OfferBook offers, IEnumerable<IOfferCall> calls, TimeProvider time, ILogger<OfferDesk> log) : BackgroundService
{
    private const int MostAtOnce = 20;
    private const int LookEveryTicks = 10;

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(500);

    private readonly Dictionary<OrganisationId, (long Version, long AtTick)> _seen = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Tick, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var tick = time.GetUtcNow().Ticks / Tick.Ticks;
            foreach (var picture in pictures.All)
            {
                if (_seen.TryGetValue(picture.Organisation, out var seen) && seen.Version == picture.Version && tick - seen.AtTick < LookEveryTicks)
                {
                    continue;
                }

                _seen[picture.Organisation] = (picture.Version, tick);
                try
                {
                    await LookAsync(picture, stoppingToken);
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    LogFailure(e);
                }
            }
        }
    }

    private async Task LookAsync(QueuePicture picture, CancellationToken cancellation)
    {
        var settings = picture.Teams.Settings;
        await offers.ExpireAsync(picture.Organisation, time.NowMs() - (settings.OfferSeconds * 1000L), cancellation);
        var ready = picture.Floor.Values.Where(t => t.HasRoom(settings.MostParallel) && (t.IsOnline || t.HasPush)).ToList();
        // Whoever took another question meanwhile, or went, does not keep others from being alerted, nor himself when he has room again.
        await offers.EndVainAsync(picture.Organisation, ready.Select(t => t.Id).ToHashSet(), cancellation);
        if (ready.Count == 0)
        {
            return;
        }

        var first = picture.Read(l => l.Keys.SelectMany(k => l.Line(k).Take(MostAtOnce)).Select(p => l.Find(p.Request)!).Where(r => r.Presence != CustomerSide.Gone)
            .OrderBy(r => r.Place, new QueueOrder(TimeSpan.FromMinutes(settings.AgingMinutes))).Take(MostAtOnce).ToList());
        if (first.Count == 0)
        {
            return;
        }

        var made = (await offers.OfAsync([.. first.Select(r => r.Request)], cancellation)).ToLookup(o => o.Request);
        foreach (var request in first.Where(r => !made[r.Request].Any(o => o.IsOpen)))
        {
            await OfferAsync(picture, request, [.. made[request.Request]], ready, cancellation);
        }
    }

    private async Task OfferAsync(QueuePicture picture, RequestRecord request, IReadOnlyList<OfferRow> made, List<FloorTechnician> ready, CancellationToken cancellation)
    {
        var crew = picture.CrewOf(LineKey.Of(request)).Select(t => t.Id).ToHashSet();
        var asked = made.Where(o => !o.WasVain).Select(o => o.Technician).ToHashSet();
        var alertable = ready
            .Where(t => request.IsOpenTo(t.Id))
            .Select(t => new Alertable(t.Id, t.FreeSinceMs, crew.Contains(t.Id), request.Skill is null || t.Skills.Contains(request.Skill), asked.Contains(t.Id)))
            .ToList();
        var round = made.Count == 0 ? 1 : made.Max(o => o.Round) + 1;
        var picked = OfferRule.Pick(alertable, (int)Math.Min(round, int.MaxValue));
        if (picked.Count == 0)
        {
            return;
        }

        var offered = await offers.OfferAsync(request, round, picked, cancellation);
        foreach (var call in offered.Count == 0 ? [] : calls)
        {
            call.Call(request, offered);
        }
    }

    [LoggerMessage(2004, LogLevel.Error, "Alerting technicians failed; it goes on")]
    private partial void LogFailure(Exception exception);
}
