namespace Deskside.Server.Hosting.Internal;

/// <summary>Lets every room tidy in turn. A room that fails is logged and tried again the next time.</summary>
internal sealed partial class HousekeepingLoop(IEnumerable<IHousekeeping> rooms, TimeProvider time, ILogger<HousekeepingLoop> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var room in rooms)
            {
                await TidyAsync(room, stoppingToken);
            }
        }
    }

    private async Task TidyAsync(IHousekeeping room, CancellationToken cancellation)
    {
        try
        {
            await room.TidyAsync(cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogFailure(e, room.GetType().Name);
        }
    }

    [LoggerMessage(1002, LogLevel.Error, "Tidying {Room} failed")]
    private partial void LogFailure(Exception exception, string room);
}
