using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Deskside.Interop.Tests;

/// <summary>A MeshCentral server on loopback: presence server, WS-Man console and drive server from elsewhere.</summary>
internal sealed partial class MeshCentral : IAsyncDisposable
{
    private const string Account = "admin";
    private const string AccountPassword = "Wr0ng-Horse-Staple";
    public const string PresenceSecret = "A1-mps-secret";
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(150);

    private readonly string _node;
    private readonly string _package;
    private readonly string _folder;
    private readonly int _webPort = FreePort();
    private Talk? _server;

    private MeshCentral(string node, string package, string folder) => (_node, _package, _folder) = (node, package, folder);

    public int PresencePort { get; } = FreePort();
    public string Group { get; private set; } = "";
    public string Told => _server?.Heard ?? "";

    /// <summary>The name that a device of our group signs in with.</summary>
    public string PresenceName => Group[..16].Replace('@', 'X').Replace('$', 'X');

    public string Fingerprint
    {
        get
        {
            using var certificate = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(_folder, "data/mpsserver-cert-public.crt"));
            return Convert.ToHexStringLower(SHA256.HashData(certificate.RawData));
        }
    }

    public string FilesFolder => Path.Combine(_folder, "files/domain/user-" + Account);

    public static async Task<MeshCentral> StartAsync(string node, string package, string folder, string devicePassword)
    {
        var mesh = new MeshCentral(node, package, folder);
        Directory.CreateDirectory(Path.Combine(folder, "data"));
        Directory.CreateDirectory(mesh.FilesFolder);
        await File.WriteAllTextAsync(Path.Combine(folder, "data/config.json"), mesh.Settings(devicePassword));
        await Peers.RunAsync(node, mesh.Arguments("--createaccount", Account, "--pass", AccountPassword, "--email", "a@b.test"), CancellationToken.None);
        await Peers.RunAsync(node, mesh.Arguments("--adminaccount", Account), CancellationToken.None);
        mesh._server = new Talk(node, mesh.Arguments());
        await mesh._server.HearAsync($"HTTPS server running on", StartPatience);
        await mesh._server.HearAsync("Intel(R) AMT server running on", StartPatience);
        var answer = await mesh.ControlAsync("adddevicegroup", "--name", "oob", "--amtonly");
        mesh.Group = answer.Split("mesh//")[1].Trim();
        return mesh;
    }

    /// <summary>The number by which it knows its only device; null while its list is empty.</summary>
    public async Task<string?> FindDeviceAsync() => NodeId().Match(await ControlAsync("listdevices", "--json")) is { Success: true } found ? found.Groups[1].Value : null;

    public Task<string> ControlAsync(params string[] words) => Peers.RunAsync(
        _node,
        [
            Path.Combine(_package, "meshctrl.js"), "--url", $"wss://127.0.0.1:{_webPort.ToString(CultureInfo.InvariantCulture)}", "--loginuser", Account, "--loginpass", AccountPassword, .. words,
        ],
        CancellationToken.None);

    /// <summary>Opens its drive server for a device, as its web page does.</summary>
    public async Task<ClientWebSocket> OpenDrivesAsync(string device, string image, CancellationToken cancellation)
    {
        var socket = new ClientWebSocket();
        socket.Options.RemoteCertificateValidationCallback = (_, _, _, _) => true;
        socket.Options.SetRequestHeader("x-meshauth", $"{Base64(Account)},{Base64(AccountPassword)}");
        await socket.ConnectAsync(new Uri($"wss://127.0.0.1:{_webPort}/webider.ashx?host={Uri.EscapeDataString(device)}&port=16994&tls=0"), cancellation);
        await SendAsync("""{"action":"start"}""");
        await SendAsync(JsonSerializer.Serialize(new { action = "dialogResponse", args = new { ider = 1, floppyPath = "", cdromPath = image, iderStart = 2 } }));
        return socket;

        Task SendAsync(string text) => socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, cancellation);
    }

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;

    [GeneratedRegex("\"_id\": \"(node//[^\"]+)\"")]
    private static partial Regex NodeId();

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private IReadOnlyList<string> Arguments(params string[] more) =>
        [_package, "--datapath", Path.Combine(_folder, "data"), "--filespath", Path.Combine(_folder, "files"), .. more];

    private string Settings(string devicePassword) => JsonSerializer.Serialize(new
    {
        // A name with a dot: without one it runs without a presence server.
        settings = new
        {
            cert = "mps.test.lan",
            port = _webPort,
            portBind = "127.0.0.1",
            redirPort = 0,
            mpsPort = PresencePort,
            mpsPortBind = "127.0.0.1",
            mpsPass = PresenceSecret,
            wanOnly = true,
            selfUpdate = false,
            autoBackup = false,
            debug = "amt,mps,mpscmd",
        },
        domains = new Dictionary<string, object> { [""] = new { amtManager = new { adminAccounts = new[] { new { user = "admin", pass = devicePassword } } } } },
    });

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
