using Deskside.OutOfBand.Apf;

namespace Deskside.OutOfBand.Cira;

/// <summary>A device's line, seen from the presence server: Hello, sign-in, ports, keep-alive, channels.</summary>
/// <remarks>
/// Takes any stream; TLS, if there is any, ends before it. <see cref="RunAsync"/> is the whole life and returns why it ended: no
/// peer's doing throws. The order of messages is fixed (<see cref="CiraPhase"/>), and a message out of turn ends the line with the
/// reason said to the device and to the caller. Members are thread-safe; one call of RunAsync.
/// Ownership: the stream stays with the caller, who closes it when RunAsync has returned.
/// Source: docs/out-of-band/apf.md, 3.
/// </remarks>
public sealed class CiraConnection
{
    private readonly ICiraGate _gate;
    private readonly CiraOptions _options;
    private readonly TimeProvider _time;
    private readonly ApfInlet _inlet;
    private readonly ApfOutlet _outlet;
    private readonly ApfChannelTable _channels;
    private readonly ForwardedPorts _ports;
    private readonly CancellationTokenSource _closing = new();
    private CiraPhase _phase = CiraPhase.Hello;
    private int _refusedChannels;
    private volatile bool _readyTold;
    private volatile bool _isOver;

    public CiraConnection(Stream stream, ICiraGate gate, CiraOptions options, TimeProvider time)
    {
        (_gate, _options, _time) = (gate, options, time);
        _inlet = new ApfInlet(stream, time);
        _outlet = new ApfOutlet(stream, options.WritePatience, time);
        _channels = new ApfChannelTable(_outlet, options.Channels, time);
        _ports = new ForwardedPorts(options.MaxForwards);
    }

    /// <summary>The device's claims; null until it has said Hello.</summary>
    public DeviceHello? Hello { get; private set; }

    /// <summary>True from the accepted secret on.</summary>
    public bool IsSignedIn => _phase > CiraPhase.SignIn;

    /// <summary>True once the gate was told that channels can be opened.</summary>
    public bool IsReady => _readyTold;

    /// <summary>True as soon as the line is of no more use; before <see cref="RunAsync"/> returns.</summary>
    public bool IsOver => _isOver;

    /// <summary>The ports that the device offers now.</summary>
    public IReadOnlyCollection<int> Ports => _ports.Numbers;

    /// <summary>Opens a channel to one of the device's ports.</summary>
    public ValueTask<ChannelOutcome> OpenAsync(int port, CancellationToken cancellation) =>
        _phase == CiraPhase.Running
            ? _channels.OpenAsync(_ports.AddressOf(port), port, cancellation)
            : ValueTask.FromResult<ChannelOutcome>(new ChannelOutcome.LineLost("The device has not signed in."));

    /// <summary>Ends the line: the device is told, <see cref="RunAsync"/> returns.</summary>
    public void Close() => _closing.Cancel();

    public async Task<CiraEnd> RunAsync(CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _closing.Token);
        CiraEnd end;
        try
        {
            end = await SignInAsync(either.Token) ?? await ServeAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            end = new CiraEnd(CiraEndCause.ClosedHere, "Closed by this side.");
        }
        catch (Exception failed)
        {
            // The gate's doing: the line ends, and with it everything that is open on it.
            end = new CiraEnd(CiraEndCause.Failed, "This side failed.") { Failure = failed };
        }
        _isOver = true;
        if (FarewellFor(end.Cause) is { } reason) _outlet.TryPost(new ApfMessage.Disconnect(reason));
        _channels.EndAll(end.Why);
        await _outlet.DisposeAsync();
        return end;
    }

    private async Task<CiraEnd?> SignInAsync(CancellationToken cancellation)
    {
        var at = _time.GetTimestamp();
        while (_phase < CiraPhase.Running)
        {
            var left = _options.SignInPatience - _time.GetElapsedTime(at);
            if (left <= TimeSpan.Zero) return TooSlow();
            switch (await _inlet.ReceiveAsync(type => _phase.Allows(type), ApfReplyShape.WithPort, left, cancellation))
            {
                case ApfReceived.Message { Value: var message }:
                    if (await SignInStepAsync(message, cancellation) is { } end) return end;
                    break;
                case ApfReceived.TooSlow: return TooSlow();
                case var other: return EndOf(other);
            }
        }
        return null;

        CiraEnd TooSlow() => new(CiraEndCause.TooSlow, $"The device had not signed in after {_options.SignInPatience.TotalSeconds:0} s.");
    }

    private async ValueTask<CiraEnd?> SignInStepAsync(ApfMessage message, CancellationToken cancellation)
    {
        switch (message)
        {
            case ApfMessage.ProtocolVersion version:
                if (version.Major != 1) return new CiraEnd(CiraEndCause.Violation, $"APF version {version.Major}.{version.Minor} is not known here; 1.0 is.");
                Hello = new DeviceHello(version.Uuid, version.Trigger, version.Major, version.Minor);
                _phase = CiraPhase.SignInService;
                return await _gate.HelloAsync(this, Hello, cancellation) switch
                {
                    HelloVerdict.Expected => null,
                    HelloVerdict.TooOften => new CiraEnd(CiraEndCause.Refused, $"Device {version.Uuid} calls too often."),
                    _ => new CiraEnd(CiraEndCause.Refused, $"Nobody waits for device {version.Uuid}."),
                };
            case ApfMessage.ServiceRequest { Service: var service }:
                var expected = _phase == CiraPhase.SignInService ? ApfNames.SignInService : ApfNames.ForwardService;
                if (service != expected) return new CiraEnd(CiraEndCause.Violation, $"The device asked for service \"{Printable(service)}\" where \"{expected}\" is due.");
                _outlet.TryPost(new ApfMessage.ServiceAccept(service));
                _phase = _phase == CiraPhase.SignInService ? CiraPhase.SignIn : CiraPhase.Running;
                return null;
            case ApfMessage.SignInRequest asked: return await CheckAsync(asked, cancellation);
            default: return DeviceLeft(message);
        }
    }

    private async ValueTask<CiraEnd?> CheckAsync(ApfMessage.SignInRequest asked, CancellationToken cancellation)
    {
        // Whoever asks without a secret is told the way once, as SSH does; a second such try falls under the same limit of time.
        if (asked.Password is null)
        {
            _outlet.TryPost(new ApfMessage.SignInFailure(ApfNames.MethodPassword));
            return null;
        }
        if (await _gate.SignInAsync(this, Hello!, asked.Name, asked.Password, cancellation) == SignInVerdict.Accepted)
        {
            _outlet.TryPost(new ApfMessage.SignInSuccess());
            _phase = CiraPhase.ForwardService;
            return null;
        }
        _outlet.TryPost(new ApfMessage.SignInFailure(ApfNames.MethodPassword));
        return new CiraEnd(CiraEndCause.WrongSecret, $"Device {Hello!.Uuid} gave a wrong name or secret.");
    }

    private async Task<CiraEnd> ServeAsync(CancellationToken cancellation)
    {
        var at = _time.GetTimestamp();
        while (true)
        {
            var patience = _options.IdlePatience;
            if (!_readyTold)
            {
                // Keep-alives do not count: a line on which nothing can be opened is of no use.
                var left = _options.SignInPatience - _time.GetElapsedTime(at);
                if (left <= TimeSpan.Zero) return new CiraEnd(CiraEndCause.TooSlow, $"The device offered no port within {_options.SignInPatience.TotalSeconds:0} s.");
                patience = _ports.Numbers.Count > 0 && _options.ForwardPause < left ? _options.ForwardPause : left;
            }
            switch (await _inlet.ReceiveAsync(type => _phase.Allows(type), ApfReplyShape.WithPort, patience, cancellation))
            {
                case ApfReceived.Message { Value: var message }:
                    if (Serve(message) is { } end) return end;
                    if (!_readyTold && _ports.IsComplete) await TellReadyAsync(cancellation);
                    break;
                case ApfReceived.TooSlow when !_readyTold && _ports.Numbers.Count > 0: await TellReadyAsync(cancellation); break;
                case ApfReceived.TooSlow when !_readyTold: break;
                case ApfReceived.TooSlow slow:
                    return new CiraEnd(CiraEndCause.TooSlow, $"Nothing was heard from the device for {slow.After.TotalSeconds:0} s.");
                case var other: return EndOf(other);
            }
        }
    }

    private CiraEnd? Serve(ApfMessage message)
    {
        (ApfMessage? answer, string? violation) = message switch
        {
            // Answered even when no answer is wanted: one device end asks for none and waits for it all the same.
            ApfMessage.ForwardRequest forward => (_ports.TryAdd(forward) ? new ApfMessage.RequestSuccess(forward.Port) : new ApfMessage.RequestFailure(), null),
            ApfMessage.ForwardCancel cancel => (_ports.Remove(cancel) ? new ApfMessage.RequestSuccess(null) : new ApfMessage.RequestFailure(), null),
            ApfMessage.UdpDatagram => (null, null),
            ApfMessage.KeepAliveRequest { Cookie: var cookie } => (new ApfMessage.KeepAliveReply(cookie), null),
            ApfMessage.KeepAliveReply or ApfMessage.KeepAliveOptionsReply => (null, null),
            ApfMessage.ChannelOpen open => Refuse(open),
            ApfMessage.Disconnect => (null, null),
            _ => (null, _channels.Handle(message)),
        };
        if (message is ApfMessage.Disconnect) return DeviceLeft(message);
        if (violation is null && answer is not null && !_outlet.TryPost(answer)) violation = "The device asks, but does not read the answers.";
        return violation is null ? null : new CiraEnd(CiraEndCause.Violation, violation);
    }

    private (ApfMessage?, string?) Refuse(ApfMessage.ChannelOpen open) =>
        ++_refusedChannels > _options.MaxRefusedChannels
            ? (null, $"The device tried to open {_refusedChannels} channels; none is served.")
            : (new ApfMessage.ChannelOpenFailure(open.Sender, ApfOpenFailureReason.UnknownType), null);

    private async ValueTask TellReadyAsync(CancellationToken cancellation)
    {
        _readyTold = true;
        // Only firmware that has offered its whole list is asked: an imitation that stops earlier closes the line on this question.
        if (_ports.IsComplete) _outlet.TryPost(new ApfMessage.KeepAliveOptionsRequest((uint)_options.KeepAlive.TotalSeconds, 0));
        await _gate.ReadyAsync(this, cancellation);
    }

    private static CiraEnd DeviceLeft(ApfMessage message) => new(
        CiraEndCause.DeviceLeft, message is ApfMessage.Disconnect { Reason: var reason } ? $"The device disconnected ({reason})." : "The device left.");

    private CiraEnd EndOf(ApfReceived other) => other switch
    {
        ApfReceived.OutOfTurn { Type: var type } => new CiraEnd(CiraEndCause.Violation, $"{type} may not come in phase {_phase}."),
        ApfReceived.Malformed { Why: var why } => new CiraEnd(CiraEndCause.Violation, $"Malformed message: {why}."),
        ApfReceived.LineLost { Why: var why } => new CiraEnd(CiraEndCause.LineLost, why),
        _ => new CiraEnd(CiraEndCause.LineLost, "The line ended."),
    };

    private static ApfDisconnectReason? FarewellFor(CiraEndCause cause) => cause switch
    {
        CiraEndCause.Violation => ApfDisconnectReason.ProtocolError,
        CiraEndCause.ClosedHere => ApfDisconnectReason.ByApplication,
        CiraEndCause.Refused => ApfDisconnectReason.HostNotAllowed,
        CiraEndCause.WrongSecret => ApfDisconnectReason.NoMoreSignInMethods,
        CiraEndCause.TooSlow => ApfDisconnectReason.ConnectionLost,
        _ => null,
    };

    private static string Printable(string text) => new([.. text.Take(64).Select(sign => char.IsAsciiLetterOrDigit(sign) || sign is '@' or '.' or '-' ? sign : '?')]);
}
