using Deskside.Domain.Identifiers;
using Deskside.Domain.Queue;
using Deskside.Server.Audit;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.Queue.Internal.Desk;
using Deskside.Server.Queue.Internal.Picture;

namespace Deskside.Server.Queue.Internal.Presence;

/// <summary>Every 3 s: writes who was heard, marks who fell silent or came back, takes out who abandoned or said goodbye.</summary>
/// <remarks>Judged by what the store has (every node writes there) and by what this process heard itself, whichever is later.</remarks>
internal sealed partial class PresenceWatch(
    QueuePictures pictures, CustomerSigns signs, PresenceDesk desk, WaitingLine line, Database database, TimeProvider time, ILogger<PresenceWatch> log) : BackgroundService
{
    private const int Batch = 400;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(3);

    /// <summary>A reloaded page says goodbye and comes back: so long it may take.</summary>
    private static readonly TimeSpan GoodbyeGrace = TimeSpan.FromSeconds(6);

    private readonly long _startedMs = time.NowMs();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogFailure(e);
            }
        }
    }

    private async Task LookAsync(CancellationToken cancellation)
    {
        var heard = signs.TakeUnwritten();
        if (heard.Count > 0)
        {
            await WriteAsync(heard, cancellation);
        }

        foreach (var picture in pictures.All)
        {
            await LookAsync(picture, cancellation);
        }
    }

    private async Task LookAsync(QueuePicture picture, CancellationToken cancellation)
    {
        var now = time.NowMs();
        foreach (var request in picture.Read(l => l.All.Where(r => IsDue(r, now)).Take(Batch).ToList()))
        {
            var silence = TimeSpan.FromMilliseconds(now - LastMs(request));
            var isGone = request.Presence == CustomerSide.Gone && signs.LastMs(request.Request) <= request.SeenAt;
            if (isGone && silence < GoodbyeGrace)
            {
                continue;
            }

            var meant = isGone ? CustomerPresence.Abandoned : PresenceRule.Judge(silence, request.Keeping);
            if (meant == CustomerPresence.Abandoned)
            {
                if (await desk.IsStillSilentAsync(request, LastMs(request), cancellation))
                {
                    var reason = isGone ? LeaveReason.PageClosed : LeaveReason.Abandoned;
                    await line.LeaveAsync(request.Organisation, request.Request, AuditActor.System, reason, cancellation);
                    signs.Forget(request.Request);
                }

                continue;
            }

            await desk.SetAsync(request, meant == CustomerPresence.Here ? CustomerSide.Here : CustomerSide.Away, LastMs(request), cancellation);
        }
    }

    private bool IsDue(RequestRecord request, long now)
    {
        var silence = TimeSpan.FromMilliseconds(now - LastMs(request));
        return request.Presence switch
        {
            CustomerSide.Here => PresenceRule.Judge(silence, request.Keeping) != CustomerPresence.Here,
            CustomerSide.Gone => true,
            _ => PresenceRule.Judge(silence, request.Keeping) != CustomerPresence.Away,
        };
    }

    /// <summary>Before this process listened nobody could be heard: its start counts as a sign.</summary>
    private long LastMs(RequestRecord request) => Math.Max(Math.Max(request.SeenAt, signs.LastMs(request.Request)), _startedMs);

    private async Task WriteAsync(IReadOnlyCollection<RequestId> heard, CancellationToken cancellation)
    {
        var now = time.NowMs();
        foreach (var ids in heard.Chunk(Batch))
        {
            await database.ChangeAsync(
                u => u.ExecuteAsync($"UPDATE requests SET seen_at = @now WHERE request IN {SqlList.Of(ids)} AND state = 'waiting'", new { now }), cancellation);
        }
    }

    [LoggerMessage(2002, LogLevel.Error, "Looking after waiting customers failed; it goes on in 3 s")]
    private partial void LogFailure(Exception exception);
}
