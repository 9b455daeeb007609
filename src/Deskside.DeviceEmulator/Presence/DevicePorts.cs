using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Deskside.DeviceEmulator.Engine;
using Deskside.DeviceEmulator.Redirection;
using Deskside.DeviceEmulator.WsMan;
using Deskside.OutOfBand.Cira;

namespace Deskside.DeviceEmulator.Presence;

/// <summary>Which ports the firmware serves.</summary>
public enum PortGeneration
{
    /// <summary>Plain and TLS ports, as before CSME 16.1.</summary>
    PlainAndTls,

    /// <summary>TLS ports only, as since CSME 16.1.</summary>
    TlsOnly,

    /// <summary>Plain ports only, as a device that was never given a certificate.</summary>
    PlainOnly,
}

/// <summary>The firmware's ports: what listens on each, whatever line leads there.</summary>
/// <remarks>The device signs its own certificate, once a start. Thread-safe.</remarks>
public sealed class DevicePorts : IDisposable
{
    private readonly WsManService _wsMan;
    private readonly RedirectionService _redirection;

    public DevicePorts(ManagementEngine engine, PortGeneration generation, PlainSignIn plain, TimeProvider time)
    {
        var gate = new DigestGate(engine);
        _wsMan = new WsManService(engine, gate);
        _redirection = new RedirectionService(engine, gate, plain, time);
        Certificate = OwnCertificate(engine.Settings.HostName, time);
        // The firmware's own order; 5900 ends the list, though nothing serves it unless it was switched on.
        Offered = generation switch
        {
            PortGeneration.PlainAndTls => [DevicePort.WsManTls, DevicePort.WsMan, DevicePort.RedirectionTls, DevicePort.Redirection, DevicePort.Rfb],
            PortGeneration.TlsOnly => [DevicePort.WsManTls, DevicePort.RedirectionTls, DevicePort.Rfb],
            _ => [DevicePort.WsMan, DevicePort.Redirection, DevicePort.Rfb],
        };
    }

    public X509Certificate2 Certificate { get; }

    public IReadOnlyList<int> Offered { get; }

    /// <summary>Serves one line until it ends; takes it over and never throws.</summary>
    public async Task ServeAsync(int port, Stream line, CancellationToken cancellation)
    {
        await using var owned = line;
        try
        {
            switch (port)
            {
                case DevicePort.WsMan: await _wsMan.ServeAsync(line, cancellation); break;
                case DevicePort.Redirection: await _redirection.ServeAsync(line, cancellation); break;
                case DevicePort.WsManTls: await ServeTlsAsync(line, _wsMan.ServeAsync, cancellation); break;
                case DevicePort.RedirectionTls: await ServeTlsAsync(line, _redirection.ServeAsync, cancellation); break;
            }
        }
        catch (Exception gone) when (gone is IOException or InvalidDataException or AuthenticationException or ObjectDisposedException or OperationCanceledException)
        {
            // The console left, or spoke something else: its line is closed, the device goes on.
        }
    }

    public void Dispose() => Certificate.Dispose();

    private async Task ServeTlsAsync(Stream line, Func<Stream, CancellationToken, Task> serve, CancellationToken cancellation)
    {
        await using var tls = new SslStream(line);
        await tls.AuthenticateAsServerAsync(
            new SslServerAuthenticationOptions { ServerCertificate = Certificate, EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13 }, cancellation);
        await serve(tls, cancellation);
    }

    private static X509Certificate2 OwnCertificate(string name, TimeProvider time)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var asked = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var now = time.GetUtcNow();
        return asked.CreateSelfSigned(now.AddDays(-1), now.AddYears(5));
    }
}
