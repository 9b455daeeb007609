using System.Net;
using System.Net.Sockets;

namespace Deskside.Stage;

/// <summary>The real server as a process, on a free port and a data folder of its own.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private readonly string? _host;
    private readonly string[] _options;
    private RunningProcess _process;

    private ServerProcess(string url, string folder, string? host, string[] options) =>
        (Url, Folder, _host, _options, _process) = (url, folder, host, options, Launch(host, options));

    public string Url { get; }

    public string Folder { get; }

    /// <summary>Everything that the server printed, in all its lives.</summary>
    public string Log { get; private set; } = "";

    public static async Task<ServerProcess> StartAsync(params string[] extra)
    {
        var port = FreePort();
        return await StartAsync(null, $"http://localhost:{port}", ["--port", $"{port}", .. extra]);
    }

    /// <summary>On a host of its own, for everybody on its networks, with a self-signed certificate.</summary>
    public static Task<ServerProcess> StartOnAsync(string host, int port, string url) =>
        StartAsync(host, url, ["--port", $"{port}", "--listen", "0.0.0.0", "--tls", "self", "--public-url", url]);

    /// <summary>SHA-256 of the self-signed certificate, as the server prints it.</summary>
    public async Task<string> FingerprintAsync()
    {
        var shape = new System.Text.RegularExpressions.Regex("[0-9A-Fa-f]{2}(:?[0-9A-Fa-f]{2}){31}");
        return shape.Match(await _process.LineAsync(line => shape.IsMatch(line), TimeSpan.FromSeconds(20))).Value;
    }

    private static async Task<ServerProcess> StartAsync(string? host, string url, string[] options)
    {
        var folder = Directory.CreateTempSubdirectory("deskside-journey-").FullName;
        var server = new ServerProcess(
            url, folder, host, ["--data", Path.Combine(folder, "data"), "--web", Checkout.Web, "--companion", Checkout.Companions, .. options]);
        await server.ReadyAsync();
        return server;
    }

    private static RunningProcess Launch(string? host, string[] options) => host is null
        ? RunningProcess.Start(Checkout.Server, options)
        : RunningProcess.Start("ip", ["netns", "exec", host, Checkout.Server, .. options]);

    /// <summary>The one-time link that the first start prints.</summary>
    public async Task<string> SetupLinkAsync()
    {
        var line = await _process.LineAsync(text => text.Contains("/setup#", StringComparison.Ordinal), TimeSpan.FromSeconds(20));
        var from = line.IndexOf("http", StringComparison.Ordinal);
        return line[from..].Split(' ')[0];
    }

    /// <summary>Kills the process as a power cut would, and starts it again on the same data.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        await StartAgainAsync();
    }

    public async Task StopAsync()
    {
        await _process.CutAsync();
        Log += _process.Output;
    }

    public async Task StartAgainAsync()
    {
        await _process.DisposeAsync();
        _process = Launch(_host, _options);
        await ReadyAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    public string AllOutput => Log + _process.Output;

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // The server says where it listens when it does.
    private Task ReadyAsync() => _process.LineAsync(line => line.Contains("/console", StringComparison.Ordinal), TimeSpan.FromSeconds(60));
}
