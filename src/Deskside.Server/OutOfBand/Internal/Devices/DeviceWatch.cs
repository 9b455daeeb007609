using System.Collections.Concurrent;
using System.Text.Json;
using Deskside.Domain.Identifiers;
using Deskside.Server.Hosting.Events;
using Deskside.Server.Organisations;
using Deskside.Server.Sessions;

namespace Deskside.Server.OutOfBand.Internal.Devices;

/// <summary>Follows what cases decide, on this node or another: a PC that is expected now is let in, a forgotten one's line ends.</summary>
/// <remarks>What concerns one PC is done in order; a firmware that does not answer makes nobody else wait, and a failure is no reason to miss what comes after it.</remarks>
internal sealed partial class DeviceWatch(EventLog log, DeviceFloor floor, ClosingDesk closing, OrganisationBook organisations, ILogger<DeviceWatch> logger) : BackgroundService
{
    private readonly ConcurrentDictionary<string, Task> _last = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await organisations.ForEachAsync(FollowAsync, stoppingToken);
        }
        finally
        {
            await Task.WhenAll(_last.Values);
        }
    }

    private async Task FollowAsync(OrganisationId organisation, CancellationToken cancellation)
    {
        var number = await log.HeadAsync(organisation, cancellation);
        while (true)
        {
            var events = await log.ReadAfterAsync(organisation, number, cancellation);
            foreach (var happened in events)
            {
                switch (happened.Kind)
                {
                    case DeviceKinds.Expected when DeviceIn(happened) is { } device:
                        Then($"{organisation} {device}", () => floor.AdoptAsync(organisation, device, cancellation));
                        break;
                    case DeviceKinds.Forgotten when DeviceIn(happened) is { } device:
                        Then($"{organisation} {device}", () => closing.LetGoAsync(organisation, device));
                        break;
                    case SessionKinds.Ended when happened.Request is { } request:
                        Then($"{organisation} {request}", () => closing.CloseLinesAsync(organisation, request));
                        break;
                }
            }

            number = events[^1].Number;
        }
    }

    private void Then(string key, Func<Task> work)
    {
        var next = DoAsync(_last.GetValueOrDefault(key, Task.CompletedTask), work);
        _last[key] = next;
        _ = next.ContinueWith(done => _last.TryRemove(KeyValuePair.Create(key, done)), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    private async Task DoAsync(Task before, Func<Task> work)
    {
        await before;
        try
        {
            await work();
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
        catch (Exception e)
        {
            LogFailure(e);
        }
    }

    [LoggerMessage(5004, LogLevel.Error, "Following a case's decision about its device failed")]
    private partial void LogFailure(Exception exception);

    private static Guid? DeviceIn(StoredEvent happened)
    {
        using var body = JsonDocument.Parse(happened.Body);
        return body.RootElement.TryGetProperty("device", out var device) && Guid.TryParse(device.GetString(), out var uuid) ? uuid : null;
    }
}
