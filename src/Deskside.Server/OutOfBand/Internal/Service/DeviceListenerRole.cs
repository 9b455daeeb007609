using System.Net;
using System.Net.Sockets;
using Deskside.OutOfBand.Cira;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Start;
using Deskside.Server.OutOfBand.Internal.Devices;
using Deskside.Server.OutOfBand.Internal.Hellos;
using Deskside.Server.OutOfBand.Internal.Nodes;

namespace Deskside.Server.OutOfBand.Internal.Service;

/// <summary>The role out-of-band of this node: listens for PCs, renews its lease, and hands every call to a gate of its own.</summary>
internal sealed partial class DeviceListenerRole(
    ServerOptions options, Addresses addresses, DeviceFloor floor, DeviceBook devices, ServiceBook services, HelloBook hellos, HelloPace pace, NodeBook nodes, ThisNode node, IServiceProvider provider,
    TimeProvider time, ILogger<DeviceListenerRole> log) : IHostedLifecycleService, IHousekeeping, ICiraHost
{
    private readonly StrangerCount _strangers = new();
    private DeviceCertificates? _certificates;
    private CiraListener? _listener;
    private bool _isReady;

    /// <summary>Why this node takes no calls; null when it does.</summary>
    public string? WhyClosed { get; private set; } = "This node does not take calls of PCs (--out-of-band off).";

    /// <summary>Where it listens; null when it does not.</summary>
    public IPEndPoint? Address => _listener?.Address;

    public DeviceCertificates? Certificates => _certificates;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await devices.ForgetLinesAsync(node.Name, cancellationToken);
        if (options.OutOfBand is not { } wanted)
        {
            return;
        }

        _certificates = DeviceCertificates.LoadOrMake(options.HomeFolder, ServiceHost(), time.GetUtcNow());
        try
        {
            _listener = new CiraListener(new CiraListenerOptions { Address = wanted.Address, Certificate = _certificates.Service, Chain = [_certificates.Root] }, this, time);
            WhyClosed = null;
        }
        catch (SocketException taken) when (wanted.Wish == DeviceListeningWish.Usual)
        {
            WhyClosed = $"Port {wanted.Address.Port} could not be opened: {taken.Message}. Free it, or choose another with --out-of-band.";
            LogClosed(WhyClosed);
        }
        catch (SocketException taken)
        {
            throw new StartRefused($"--out-of-band {wanted.Address}: {taken.Message}");
        }
    }

    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        _isReady = true;
        await TidyAsync(cancellationToken);
    }

    public async Task TidyAsync(CancellationToken cancellation)
    {
        await devices.TidyAsync(time.NowMs(), cancellation);
        floor.EndOldPending();
        if (_strangers.TakeUnsaid() is > 0 and var unsaid)
        {
            LogStrangers(unsaid);
        }

        if (!_isReady || _listener is not { } listener)
        {
            return;
        }

        await nodes.SeenAsync(
            new NodeRow
            {
                Node = node.Name,
                CallAddress = addresses.OfThisNode().ToString(),
                CallPin = options.NodeUrl is null ? provider.GetService<ServerCertificate>()?.Fingerprint : null,
                ServiceAddress = ServiceHost(),
                ServicePort = listener.Address.Port,
                ServiceFingerprint = _certificates!.Fingerprint,
            },
            cancellation);
    }

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        _isReady = false;
        await floor.DisposeAsync();
        if (_listener is { } listener)
        {
            await listener.DisposeAsync();
            await floor.DisposeAsync();
            await nodes.GoneAsync(node.Name, CancellationToken.None);
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken)
    {
        _certificates?.Dispose();
        return Task.CompletedTask;
    }

    public ICiraGate GateFor(CiraLine line) => new DeviceGate(line, floor, devices, services, hellos, pace, node, time);

    public void Ended(CiraLine line, Deskside.OutOfBand.Cira.DeviceHello? hello, CiraEnd end)
    {
        if (end.Failure is { } failure)
        {
            LogFailed(failure, line.Source.Address.ToString(), hello?.Uuid);
        }
        else if (hello is not null || _strangers.MaySay())
        {
            LogEnded(line.Source.Address.ToString(), hello?.Uuid, end.Cause, end.Why);
        }

        floor.Ended(line, end);
    }

    private string ServiceHost() => options.PublicUrl?.IdnHost ?? addresses.HostToShow();

    [LoggerMessage(5020, LogLevel.Warning, "Devices cannot call this node: {Why}")]
    private partial void LogClosed(string why);

    [LoggerMessage(5022, LogLevel.Warning, "{Count} more lines ended before a device had said who it is")]
    private partial void LogStrangers(int count);

    [LoggerMessage(5023, LogLevel.Error, "The line from {Address} of device {Device} was ended, as this side failed")]
    private partial void LogFailed(Exception exception, string address, Guid? device);

    [LoggerMessage(5021, LogLevel.Information, "The line from {Address} of device {Device} ended: {Cause}, {Why}")]
    private partial void LogEnded(string address, Guid? device, CiraEndCause cause, string why);
}
