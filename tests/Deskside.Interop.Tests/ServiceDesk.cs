using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Deskside.OutOfBand.Cira;
using Deskside.OutOfBand.WsMan;
using Deskside.OutOfBand.WsMan.Http;

namespace Deskside.Interop.Tests;

/// <summary>Our presence server over TLS, which lets one device in.</summary>
internal sealed class ServiceDesk : ICiraHost, ICiraGate, IAsyncDisposable
{
    public const string Secret = "mps-Secret-1";
    public const string Password = "P@ssw0rd!";
    public static readonly Guid Uuid = Guid.Parse("4c4c4544-0034-5310-8047-b4c04f4c3232");
    public static readonly DeviceCredentials Admin = new("admin", Password);

    private readonly X509Certificate2 _certificate = NewCertificate();
    private readonly CiraListener _listener;
    private readonly TaskCompletionSource<CiraConnection> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ServiceDesk() => _listener = new CiraListener(
        new CiraListenerOptions { Address = new IPEndPoint(IPAddress.Loopback, 0), Certificate = _certificate }, this, TimeProvider.System);

    public int Port => _listener.Address.Port;
    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(_certificate.RawData));
    public string? SignInName { get; private set; }
    public CiraEnd? LastEnd { get; private set; }
    public CiraConnection Connection { get; private set; } = null!;
    public DeviceLines Lines { get; private set; } = null!;

    public async Task WaitAsync(TimeSpan limit)
    {
        try
        {
            Connection = await _ready.Task.WaitAsync(limit);
        }
        catch (TimeoutException)
        {
            Assert.Fail($"No device came in {limit.TotalSeconds:0} s; the last line ended: {LastEnd}");
        }
        Lines = new DeviceLines(Connection, null);
    }

    public WsManDesk WsMan() => new(Lines.WsManAsync, Admin, TimeProvider.System);

    public ICiraGate GateFor(CiraLine line) => this;

    public void Ended(CiraLine line, DeviceHello? hello, CiraEnd end) => LastEnd = end;

    public ValueTask<HelloVerdict> HelloAsync(CiraConnection connection, DeviceHello hello, CancellationToken cancellation) =>
        ValueTask.FromResult(hello.Uuid == Uuid ? HelloVerdict.Expected : HelloVerdict.Unknown);

    public ValueTask<SignInVerdict> SignInAsync(CiraConnection connection, DeviceHello hello, string name, string secret, CancellationToken cancellation)
    {
        SignInName = name;
        return ValueTask.FromResult(secret == Secret ? SignInVerdict.Accepted : SignInVerdict.WrongSecret);
    }

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
        using var key = RSA.Create(2048);
        var asked = new CertificateRequest("CN=mps.test.lan", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return asked.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(2));
    }
}
