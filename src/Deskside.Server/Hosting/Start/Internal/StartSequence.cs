using Deskside.Server.Hosting.Storage;
using Deskside.Server.Hosting.Storage.Internal;

namespace Deskside.Server.Hosting.Start.Internal;

/// <summary>Store, rooms, then the listening and a first visit to itself; then tells the person who started it where to go.</summary>
internal sealed class StartSequence(
    ServerOptions options,
    IStorageEngine engine,
    IEnumerable<IFirstSteps> steps,
    IEnumerable<IWelcomeLine> lines,
    Addresses addresses,
    IOperatorScreen screen,
    WarmUp warmUp,
    IServiceProvider services) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await Schema.UpgradeAsync(engine, cancellationToken);
        foreach (var step in steps.OrderBy(s => s.Order))
        {
            await step.PrepareAsync(cancellationToken);
        }
    }

    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        await warmUp.RunAsync(cancellationToken);
        var address = addresses.ForPrinting();
        screen.Tell($"Deskside is ready on {engine.Name}.");
        screen.Tell($"  For customers:    {address}");
        screen.Tell($"  For technicians:  {new Uri(address, "console/")}");
        if (services.GetService<ServerCertificate>() is { IsSelfSigned: true } certificate)
        {
            screen.Tell("  The certificate is self-signed. Browsers warn once; compare its SHA-256 fingerprint:");
            screen.Tell($"    {certificate.Fingerprint}");
        }

        if (options.IsDemo)
        {
            screen.Tell("  This is a demo: its technician's password is known to whoever started it.");
        }

        foreach (var line in lines)
        {
            if (await line.SayAsync(address, cancellationToken) is { } text)
            {
                screen.Tell(text);
            }
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
