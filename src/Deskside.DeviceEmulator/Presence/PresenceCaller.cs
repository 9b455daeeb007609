using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using Deskside.DeviceEmulator.Engine;
using Deskside.DeviceEmulator.Faults;

namespace Deskside.DeviceEmulator.Presence;

/// <summary>Whether the line to the service is protected.</summary>
public enum LineProtection
{
    Tls,

    /// <summary>For tests and for a TLS end in front.</summary>
    Plain,
}

/// <summary>Calls the presence server, and again when the line is lost, as long as remote connection is on.</summary>
/// <remarks>The service's certificate must be the one whose fingerprint was typed in; no other trust is kept. A refused secret is not tried again.</remarks>
public sealed class PresenceCaller(ManagementEngine engine, DevicePorts ports, LineProtection protection, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(20);

    private CancellationTokenSource _stopping = new();
    private Task _calling = Task.CompletedTask;

    public PresenceState State { get; private set; } = new(PresencePhase.Off, "Remote connection is off.", null);

    /// <summary>Called after each change of <see cref="State"/>.</summary>
    public event Action<PresenceState>? Changed;

    public void Start()
    {
        if (!_calling.IsCompleted) return;
        _stopping = new CancellationTokenSource();
        _calling = CallAsync(_stopping.Token);
    }

    /// <summary>Says goodbye and does not call again.</summary>
    public async ValueTask StopAsync()
    {
        await _stopping.CancelAsync();
        await _calling;
        Tell(PresencePhase.Off, "Remote connection is off.");
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stopping.Dispose();
    }

    private async Task CallAsync(CancellationToken cancellation)
    {
        var pause = FirstPause;
        try
        {
            while (!cancellation.IsCancellationRequested)
            {
                if (await CallOnceAsync(cancellation)) pause = FirstPause;
                if (State.Phase is PresencePhase.CertificateDiffers or PresencePhase.SecretRefused) return;
                Tell(PresencePhase.WaitingToCallAgain, $"{State.Told} Calling again in {pause.TotalSeconds:0} seconds.");
                await Task.Delay(pause, time, cancellation);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }
        catch (OperationCanceledException)
        {
            // Switched off.
        }
    }

    // True when the service had let us in.
    private async Task<bool> CallOnceAsync(CancellationToken cancellation)
    {
        var settings = engine.Settings;
        Tell(PresencePhase.Calling, $"Calling {settings.ServiceAddress}, port {settings.ServicePort}.");
        using var socket = new TcpClient { NoDelay = true };
        try
        {
            using var limit = new CancellationTokenSource(ConnectPatience, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
            await socket.ConnectAsync(settings.ServiceAddress, settings.ServicePort, either.Token);
            var line = FaultyStream.Around(socket.GetStream(), engine.Faults, time);
            await using var protectedLine = protection == LineProtection.Plain ? line : await ProtectAsync(line, settings.ServiceAddress, settings.ServiceFingerprint, either.Token);
            var presence = new PresenceLine(protectedLine, engine, ports, time);
            var end = await presence.RunAsync(() => Tell(PresencePhase.Connected, "Connected: the technician can work now."), cancellation);
            Tell(end.IsSecretRefused ? PresencePhase.SecretRefused : PresencePhase.Calling, end.Told);
            return end.WasConnected;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            Tell(PresencePhase.Calling, "The service did not answer.");
        }
        catch (AuthenticationException) when (State.Fingerprint is not null && State.Phase == PresencePhase.CertificateDiffers)
        {
            // Told where it was seen.
        }
        catch (Exception failed) when (failed is SocketException or IOException or AuthenticationException)
        {
            Tell(PresencePhase.Calling, $"No connection: {failed.Message}");
        }
        return false;
    }

    private async Task<Stream> ProtectAsync(Stream line, string name, string expected, CancellationToken cancellation)
    {
        var tls = new SslStream(line);
        await tls.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = name,
                EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
                RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate is not null && IsExpected(Convert.ToHexStringLower(SHA256.HashData(certificate.GetRawCertData())), expected),
            },
            cancellation);
        return tls;
    }

    private bool IsExpected(string seen, string expected)
    {
        if (seen == expected) return true;
        State = new PresenceState(
            PresencePhase.CertificateDiffers,
            expected.Length == 0 ? "The service shows its certificate. Compare its fingerprint with the technician." : "The service shows another certificate than the one that was compared. Ask the technician.",
            seen);
        Changed?.Invoke(State);
        return false;
    }

    private void Tell(PresencePhase phase, string told)
    {
        State = new PresenceState(phase, told, State.Fingerprint);
        Changed?.Invoke(State);
    }
}
