using System.Text.Json;
using Deskside.Domain.Identifiers;
using Deskside.Server.Hosting.Events;
using Deskside.Server.Organisations;

namespace Deskside.Server.OutOfBand.Internal.Devices;

/// <summary>Follows what cases decide, on this node or another: a PC that is expected now is let in, a forgotten one's line ends.</summary>
internal sealed class DeviceWatch(EventLog log, DeviceFloor floor, ClosingDesk closing, OrganisationBook organisations) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => organisations.ForEachAsync(FollowAsync, stoppingToken);

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
                        await floor.AdoptAsync(organisation, device, cancellation);
                        break;
                    case DeviceKinds.Forgotten when DeviceIn(happened) is { } device:
                        await closing.LetGoAsync(organisation, device);
                        break;
                }
            }

            number = events[^1].Number;
        }
    }

    private static Guid? DeviceIn(StoredEvent happened)
    {
        using var body = JsonDocument.Parse(happened.Body);
        return body.RootElement.TryGetProperty("device", out var device) && Guid.TryParse(device.GetString(), out var uuid) ? uuid : null;
    }
}
