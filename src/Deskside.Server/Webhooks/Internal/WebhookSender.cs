using System.Data.Common;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.Webhooks.Internal;

/// <summary>Sends what is due, every 2 s, a few at a time. Each delivery is claimed by one conditional statement; a claim ends after a minute.</summary>
/// <remarks>At least once: a receiver drops what it has seen by Deskside-Delivery. Order is not kept between retries.</remarks>
internal sealed partial class WebhookSender(Database database, WebhookDesk desk, WebhookPost post, TimeProvider time, ILogger<WebhookSender> log) : BackgroundService
{
    private const int AtOnce = 8;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                var due = await database.ListAsync<DeliveryRow>(
                    "SELECT * FROM webhook_deliveries WHERE state = 'queued' AND next_at <= @now ORDER BY next_at LIMIT 100", new { now = time.NowMs() }, stoppingToken);
                await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stoppingToken }, async (d, c) => await SendAsync(d, c));
            }
            catch (DbException e)
            {
                LogFailure(e);
            }
        }
    }

    private async Task SendAsync(DeliveryRow delivery, CancellationToken cancellation)
    {
        var claimed = await database.ChangeAsync(
            unit => unit.ExecuteAsync(
                "UPDATE webhook_deliveries SET next_at = @until, tries = tries + 1 WHERE delivery = @Delivery AND state = 'queued' AND next_at = @NextAt",
                new { until = unit.NowMs + (long)Claim.TotalMilliseconds, delivery.Delivery, delivery.NextAt }),
            cancellation);
        if (claimed == 0 || await desk.FindAsync(delivery.Organisation, delivery.Webhook, cancellation) is not { } webhook)
        {
            return;
        }

        var outcome = webhook.Active == 1 ? await post.PostAsync(webhook, delivery, cancellation) : new DeliveryOutcome(null, "The webhook was switched off.");
        await database.ChangeAsync(unit => CloseAsync(unit, delivery, outcome, webhook.Active == 1 ? WebhookPlan.After(delivery.Tries + 1) : null), cancellation);
    }

    private static Task CloseAsync(Unit unit, DeliveryRow delivery, DeliveryOutcome outcome, TimeSpan? pause)
    {
        var isOver = outcome.IsDelivered || pause is null;
        return unit.ExecuteAsync(
            "UPDATE webhook_deliveries SET state = @state, next_at = @next, status = @status, reason = @reason, closed_at = @closed WHERE delivery = @Delivery AND state = 'queued'",
            new
            {
                state = EnumText.Write(outcome.IsDelivered ? DeliveryState.Delivered : isOver ? DeliveryState.Failed : DeliveryState.Queued),
                next = unit.NowMs + (long)(pause?.TotalMilliseconds ?? 0),
                status = (long?)outcome.Status,
                reason = outcome.Reason,
                closed = isOver ? unit.NowMs : (long?)null,
                delivery.Delivery,
            });
    }

    [LoggerMessage(6001, LogLevel.Error, "The deliveries of webhooks could not be read; tried again soon")]
    private partial void LogFailure(Exception exception);
}
