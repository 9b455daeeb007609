using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Deskside.DeviceEmulator.Configuration;
using Deskside.DeviceEmulator.Machines;
using Deskside.DeviceEmulator.Presence;
using Deskside.OutOfBand.Cira;
using Deskside.OutOfBand.WsMan;
using Deskside.OutOfBand.WsMan.Http;

namespace Deskside.DeviceEmulator.Tests;

/// <summary>A presence server of ours and an emulated PC that calls it, over loopback TCP, with TLS unless a test says else.</summary>
internal sealed class TestDesk : ICiraHost, ICiraGate, IAsyncDisposable
{
    public const string Secret = "mps-Secret-1";
    public const string Password = "P@ssw0rd!";

    private readonly X509Certificate2 _certificate = NewCertificate();
    private readonly CiraListener _listener;
    private readonly TaskCompletionSource<CiraConnection> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<CiraEnd> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private TestDesk(LineProtection protection) => _listener = new CiraListener(
        new CiraListenerOptions { Address = new IPEndPoint(IPAddress.Loopback, 0), Certificate = protection == LineProtection.Tls ? _certificate : null },
        this, TimeProvider.System);

    public static readonly Guid Uuid = Guid.Parse("4c4c4544-0034-5310-8047-b4c04f4c3232");

    public BenchMachine Machine { get; } = new();
    public EmulatedPc Pc { get; private set; } = null!;
    public CiraConnection Connection { get; private set; } = null!;
    public DeviceLines Lines { get; private set; } = null!;
    public Task<CiraEnd> Ended => _ended.Task;
    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(_certificate.RawData));

    public static DeviceCredentials Admin { get; } = new("admin", Password);

    public WsManDesk WsMan(DeviceCredentials? credentials = null) => new(Lines.WsManAsync, credentials ?? Admin, TimeProvider.System);

    /// <summary>A desk and a PC that has called it.</summary>
    public static async Task<TestDesk> ConnectedAsync(Func<EmulatedPcOptions, EmulatedPcOptions>? change = null)
    {
        var desk = Waiting(change);
        desk.Pc.Caller.Start();
        desk.Connection = await desk._ready.Task.WaitAsync(TimeSpan.FromSeconds(20));
        desk.Lines = new DeviceLines(desk.Connection, null);
        return desk;
    }

    /// <summary>A desk and a PC that has not called yet.</summary>
    public static TestDesk Waiting(Func<EmulatedPcOptions, EmulatedPcOptions>? change = null, IMachine? machine = null)
    {
        var plain = new EmulatedPcOptions { Settings = new DeviceSettings { Uuid = Uuid, AdministratorPassword = Password, PresenceSecret = Secret } };
        var options = change?.Invoke(plain) ?? plain;
        var desk = new TestDesk(options.Protection);
        var settings = options.Settings with { ServiceAddress = "127.0.0.1", ServicePort = desk._listener.Address.Port };
        if (settings.ServiceFingerprint.Length == 0) settings = settings with { ServiceFingerprint = desk.Fingerprint };
        desk.Pc = new EmulatedPc(options with { Settings = settings }, machine ?? desk.Machine, TimeProvider.System);
        return desk;
    }

    public async Task WaitForReadyAsync(TimeSpan limit)
    {
        Connection = await _ready.Task.WaitAsync(limit);
        Lines = new DeviceLines(Connection, null);
    }

    public ICiraGate GateFor(CiraLine line) => this;

    void ICiraHost.Ended(CiraLine line, DeviceHello? hello, CiraEnd end) => _ended.TrySetResult(end);

    public ValueTask<HelloVerdict> HelloAsync(CiraConnection connection, DeviceHello hello, CancellationToken cancellation) =>
        ValueTask.FromResult(hello.Uuid == Uuid ? HelloVerdict.Expected : HelloVerdict.Unknown);

    public ValueTask<SignInVerdict> SignInAsync(CiraConnection connection, DeviceHello hello, string name, string secret, CancellationToken cancellation) =>
        ValueTask.FromResult(secret == Secret ? SignInVerdict.Accepted : SignInVerdict.WrongSecret);

    public ValueTask ReadyAsync(CiraConnection connection, CancellationToken cancellation)
    {
        _ready.TrySetResult(connection);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await Pc.DisposeAsync();
        await _listener.DisposeAsync();
        _certificate.Dispose();
    }

    private static X509Certificate2 NewCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new CertificateRequest("CN=desk.test", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(2));
    }
}
