using System.Net;
using System.Net.Sockets;

namespace Deskside.Stage;

/// <summary>The real server as a process, on a free port and a data folder of its own.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private readonly string[] _options;
    private RunningProcess _process;

    private ServerProcess(string url, string folder, string[] options, RunningProcess process) =>
        (Url, Folder, _options, _process) = (url, folder, options, process);

    public string Url { get; }

    public string Folder { get; }

    /// <summary>Everything that the server printed, in all its lives.</summary>
    public string Log { get; private set; } = "";

    public static async Task<ServerProcess> StartAsync(params string[] extra)
    {
        var port = FreePort();
        var folder = Directory.CreateTempSubdirectory("deskside-journey-").FullName;
        string[] options = ["--port", $"{port}", "--data", Path.Combine(folder, "data"), "--web", Checkout.Web, "--companion", Checkout.Companions, .. extra];
        var server = new ServerProcess($"http://localhost:{port}", folder, options, RunningProcess.Start(Checkout.Server, options));
        await server.ReadyAsync();
        return server;
    }

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
        _process = RunningProcess.Start(Checkout.Server, _options);
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

    private async Task ReadyAsync()
    {
        using var http = new HttpClient { BaseAddress = new Uri(Url) };
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(40));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await tick.WaitForNextTickAsync(patience.Token))
        {
            if (_process.HasExited) throw new InvalidOperationException($"The server ended with {_process.ExitCode}:\n{_process.Output}");
            try
            {
                if ((await http.GetAsync(new Uri("/health/ready", UriKind.Relative), patience.Token)).IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }
    }
}
