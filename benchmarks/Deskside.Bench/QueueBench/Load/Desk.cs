using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Deskside.Bench.QueueBench.Load;

/// <summary>A server process of our own on a free port, set up, with its technicians seeded into its store.</summary>
internal sealed partial class Desk : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _folder;

    private Desk(Process process, string folder, int port) => (_process, _folder, Port) = (process, folder, port);

    public int Port { get; }

    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public double MemoryMb
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1048576.0;
        }
    }

    /// <param name="program">The built server.</param>
    /// <param name="database">PostgreSQL's connection text; null = SQLite.</param>
    /// <param name="cancellation">Ends the start.</param>
    public static async Task<Desk> StartAsync(string program, string? database, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("deskside-queue-").FullName;
        var port = FreePort();
        List<string> arguments = ["--port", $"{port}", "--data", Path.Combine(folder, "data"), "--trusted-proxy", "127.0.0.1"];
        if (database is not null)
        {
            arguments.AddRange(["--database", database]);
        }

        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        var process = Process.Start(start)!;
        var setup = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.OutputDataReceived += (_, e) =>
        {
            if (SetupLink().Match(e.Data ?? "") is { Success: true } found)
            {
                setup.TrySetResult(found.Groups[1].Value);
            }
        };
        process.ErrorDataReceived += (_, e) => Console.Error.Write(e.Data is { Length: > 0 } line && !line.Contains("info:", StringComparison.Ordinal) ? line + "\n" : "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var desk = new Desk(process, folder, port);
        var token = await setup.Task.WaitAsync(TimeSpan.FromSeconds(60), cancellation);
        using var http = new HttpClient { BaseAddress = desk.Address };
        using var done = await http.PostAsJsonAsync("api/v1/setup", new { token, organisation = "Bench", name = "ada", displayName = "Ada", password = "correct horse battery" }, cancellation);
        done.EnsureSuccessStatusCode();
        return desk;
    }

    public Uri Address => new($"http://127.0.0.1:{Port}/");

    public string SqliteFile => Path.Combine(_folder, "data", "deskside.db");

    public async Task<(string Request, string Token)> AskAsync(HttpClient http, int number, CancellationToken cancellation)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, "api/v1/requests")
        {
            Content = JsonContent.Create(new { portal = "default", name = $"Customer {number}", question = "My printer does not print any more since this morning.", wayIn = "web" }),
        };
        message.Headers.Add("X-Forwarded-For", $"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}");
        using var answer = await http.SendAsync(message, cancellation);
        answer.EnsureSuccessStatusCode();
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancellation));
        return (json.RootElement.GetProperty("request").GetString()!, json.RootElement.GetProperty("customerToken").GetString()!);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex("/setup#([A-Za-z0-9_-]{43})")]
    private static partial Regex SetupLink();
}
