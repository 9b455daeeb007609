using System.Collections.Concurrent;
using Deskside.DeviceEmulator.Engine;
using Deskside.DeviceEmulator.Faults;
using Deskside.OutOfBand.Apf;

namespace Deskside.DeviceEmulator.Presence;

/// <summary>The device's end of one APF line: Hello, sign-in, ports in the firmware's order, keep-alive, channels to its own services.</summary>
/// <remarks>Source: docs/out-of-band/apf.md, 3. The stream stays with the caller.</remarks>
internal sealed class PresenceLine(Stream line, ManagementEngine engine, DevicePorts ports, TimeProvider time)
{
    private const int FastWindowBytes = 256 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan FirstKeepAlive = TimeSpan.FromSeconds(30);

    private readonly ApfInlet _inlet = new(line, time);
    private readonly ConcurrentDictionary<Task, byte> _services = new();
    private TimeSpan _keepAlive = FirstKeepAlive;

    public async Task<PresenceEnd> RunAsync(Action onConnected, CancellationToken cancellation)
    {
        await using var outlet = new ApfOutlet(line, Patience, time);
        var window = engine.Faults.WindowBytes ?? (engine.Fidelity == Fidelity.Fast ? FastWindowBytes : FaithfulDevice.WindowBytes);
        var channels = new ApfChannelTable(outlet, new ApfChannelOptions { WindowBytes = window, GrantAfterBytes = engine.Fidelity == Fidelity.Fast ? null : FaithfulDevice.GrantAfterBytes, MaxChannels = 64 }, time);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        try
        {
            if (await SignInAsync(outlet, cancellation) is { } refused) return refused;
            onConnected();
            var asking = AskForLifeAsync(outlet, over.Token);
            try
            {
                return await ServeAsync(outlet, channels, over.Token);
            }
            finally
            {
                await over.CancelAsync();
                channels.EndAll("The line is over.");
                await asking;
                await Task.WhenAll(_services.Keys);
            }
        }
        catch (OperationCanceledException)
        {
            outlet.TryPost(new ApfMessage.Disconnect(ApfDisconnectReason.ByApplication));
            throw;
        }
        catch (IOException broken)
        {
            return new PresenceEnd(true, false, $"The line broke: {broken.Message}");
        }
    }

    private async Task<PresenceEnd?> SignInAsync(ApfOutlet outlet, CancellationToken cancellation)
    {
        var settings = engine.Settings;
        await outlet.SendAsync(new ApfMessage.ProtocolVersion(1, 0, ApfTrigger.ByPerson, settings.Uuid), cancellation);
        await outlet.SendAsync(new ApfMessage.ServiceRequest(ApfNames.SignInService), cancellation);
        if (await HearAsync(cancellation) is not ApfMessage.ServiceAccept) return Refused("The service does not expect this PC: read the number out to the technician once more.");
        var name = settings.PresenceName.Length > 0 ? settings.PresenceName : settings.Uuid.ToString();
        await outlet.SendAsync(new ApfMessage.SignInRequest(name, ApfNames.ForwardService, ApfNames.MethodPassword, settings.PresenceSecret), cancellation);
        if (await HearAsync(cancellation) is not ApfMessage.SignInSuccess) return new PresenceEnd(false, true, "The service refused the secret: type it again.");
        await outlet.SendAsync(new ApfMessage.ServiceRequest(ApfNames.ForwardService), cancellation);
        if (await HearAsync(cancellation) is not ApfMessage.ServiceAccept) return Refused("The service closed the line.");
        foreach (var port in ports.Offered)
        {
            await outlet.SendAsync(new ApfMessage.ForwardRequest(settings.HostName, (uint)port, true), cancellation);
            if (await HearAsync(cancellation) is not ApfMessage.RequestSuccess) return Refused($"The service did not take port {port}.");
        }
        return null;

        static PresenceEnd Refused(string told) => new(false, false, told);
    }

    // The service may answer with a version of its own; it says nothing new.
    private async Task<ApfMessage?> HearAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var received = await _inlet.ReceiveAsync(_ => true, ApfReplyShape.WithPort, Patience, cancellation);
            if (received is not ApfReceived.Message { Value: var message }) return null;
            if (message is not ApfMessage.ProtocolVersion) return message;
        }
    }

    private async Task<PresenceEnd> ServeAsync(ApfOutlet outlet, ApfChannelTable channels, CancellationToken cancellation)
    {
        while (true)
        {
            switch (await _inlet.ReceiveAsync(_ => true, ApfReplyShape.WithPort, _keepAlive * 4, cancellation))
            {
                case ApfReceived.Message { Value: ApfMessage.ChannelOpen open }: Accept(outlet, channels, open, cancellation); break;
                case ApfReceived.Message { Value: ApfMessage.KeepAliveRequest asked }: outlet.TryPost(new ApfMessage.KeepAliveReply(asked.Cookie)); break;
                case ApfReceived.Message { Value: ApfMessage.KeepAliveOptionsRequest options }:
                    if (options.IntervalSeconds is > 0 and <= 3600) _keepAlive = TimeSpan.FromSeconds(options.IntervalSeconds);
                    outlet.TryPost(new ApfMessage.KeepAliveOptionsReply((uint)_keepAlive.TotalSeconds, options.TimeoutSeconds));
                    break;
                case ApfReceived.Message { Value: ApfMessage.Disconnect left }: return new PresenceEnd(true, false, $"The service ended the connection ({left.Reason}).");
                case ApfReceived.Message { Value: var message }:
                    if (channels.Handle(message) is { } violation) return new PresenceEnd(true, false, violation);
                    break;
                case ApfReceived.LineLost lost: return new PresenceEnd(true, false, lost.Why);
                case var other: return new PresenceEnd(true, false, $"The line is of no more use: {other}.");
            }
        }
    }

    private void Accept(ApfOutlet outlet, ApfChannelTable channels, ApfMessage.ChannelOpen open, CancellationToken cancellation)
    {
        if (open.Kind != ApfNames.ForwardedChannel || !ports.Offered.Contains((int)open.Port))
        {
            outlet.TryPost(new ApfMessage.ChannelOpenFailure(open.Sender, ApfOpenFailureReason.ConnectFailed));
            return;
        }
        if (channels.Accept(open) is not { } channel)
        {
            outlet.TryPost(new ApfMessage.ChannelOpenFailure(open.Sender, ApfOpenFailureReason.Shortage));
            return;
        }
        var serving = ports.ServeAsync((int)open.Port, channel, cancellation);
        _services[serving] = 0;
        _ = serving.ContinueWith(done => _services.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    private async Task AskForLifeAsync(ApfOutlet outlet, CancellationToken cancellation)
    {
        try
        {
            for (uint cookie = 1; ; cookie++)
            {
                await Task.Delay(_keepAlive, time, cancellation);
                outlet.TryPost(new ApfMessage.KeepAliveRequest(cookie));
            }
        }
        catch (OperationCanceledException)
        {
            // The line is over.
        }
    }
}
