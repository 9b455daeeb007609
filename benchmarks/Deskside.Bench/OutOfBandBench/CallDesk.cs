using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Deskside.OutOfBand.Cira;
using Deskside.OutOfBand.WsMan.Http;

namespace Deskside.Bench.OutOfBandBench;

/// <summary>A listener for one PC, with TLS.</summary>
internal sealed class CallDesk : ICiraHost, ICiraGate, IAsyncDisposable
{
    public static readonly Guid Uuid = Guid.Parse("4c4c4544-0034-5310-8047-b4c04f4c3232");

    private readonly X509Certificate2 _certificate = NewCertificate();
    private readonly CiraListener _listener;
    private readonly TaskCompletionSource<CiraConnection> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public CallDesk(IPAddress address) => _listener = new CiraListener(new CiraListenerOptions { Address = new IPEndPoint(address, 0), Certificate = _certificate }, this, TimeProvider.System);

    public static DeviceCredentials Admin { get; } = new("admin", "P@ssw0rd!");

    public int Port => _listener.Address.Port;

    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(_certificate.RawData));

    public async Task<DeviceLines> WaitAsync(CancellationToken cancellation) => new(await _ready.Task.WaitAsync(cancellation), null);

    public ICiraGate GateFor(CiraLine line) => this;

    public void Ended(CiraLine line, DeviceHello? hello, CiraEnd end) => _ready.TrySetException(new IOException(end.Why));

    public ValueTask<HelloVerdict> HelloAsync(CiraConnection connection, DeviceHello hello, CancellationToken cancellation) => ValueTask.FromResult(HelloVerdict.Expected);

    public ValueTask<SignInVerdict> SignInAsync(CiraConnection connection, DeviceHello hello, string name, string secret, CancellationToken cancellation) => ValueTask.FromResult(SignInVerdict.Accepted);

    public ValueTask ReadyAsync(CiraConnection connection, CancellationToken cancellation)
    {
        _ready.TrySetResult(connection);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _listener.DisposeAsync();
        _certificate.Dispose();
    }

    private static X509Certificate2 NewCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new CertificateRequest("CN=bench", key, HashAlgorithmName.SHA256).CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(2));
    }
}
