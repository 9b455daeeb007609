using System.Threading.Channels;

namespace Deskside.Server.Notifications.Push.Internal;

/// <summary>Sends notes one after the other, a few at a time; what does not fit into the bound is let go and counted in the log.</summary>
internal sealed partial class PushLoop(SubscriptionBook subscriptions, PushSender sender, ILogger<PushLoop> log) : BackgroundService
{
    private const int Most = 1000;
    private const int AtOnce = 8;

    private readonly Channel<PushErrand> _errands = Channel.CreateBounded<PushErrand>(new BoundedChannelOptions(Most) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    public void TryAdd(PushErrand errand)
    {
        if (!_errands.Writer.TryWrite(errand))
        {
            LogFull(errand.Note.Request);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var errand in _errands.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                var found = await subscriptions.OfAsync(errand.Organisation, errand.Technicians, stoppingToken);
                await Parallel.ForEachAsync(
                    found, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stoppingToken }, (s, c) => SendAsync(s, errand.Note, c));
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogFailure(e, errand.Note.Request);
            }
        }
    }

    private async ValueTask SendAsync(SubscriptionRow subscription, PushNote note, CancellationToken cancellation)
    {
        await (await sender.SendAsync(subscription, note, cancellation) switch
        {
            PushOutcome.Gone => subscriptions.ForgetAsync(subscription, cancellation),
            PushOutcome.Failed => subscriptions.FailedAsync(subscription, cancellation),
            _ => subscriptions.WentWellAsync(subscription, cancellation),
        });
    }

    [LoggerMessage(1301, LogLevel.Warning, "Too many pushes wait; the one for request {Request} is let go")]
    private partial void LogFull(string request);

    [LoggerMessage(1302, LogLevel.Error, "Pushing for request {Request} failed")]
    private partial void LogFailure(Exception exception, string request);
}
