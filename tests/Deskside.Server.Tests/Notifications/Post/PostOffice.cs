using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Threading.Channels;
using Deskside.Server.Tests.Front;

namespace Deskside.Server.Tests.Notifications.Post;

/// <summary>A real mail server in a process of its own.</summary>
public sealed class PostOffice : IAsyncDisposable
{
    private Process? _process;
    private readonly Channel<ReceivedMail> _received = Channel.CreateBounded<ReceivedMail>(100);

    private PostOffice(Process process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    public static async Task<PostOffice> StartAsync(string mode = "starttls")
    {
        var script = Path.Combine(Repository.Root, "tests/Deskside.Server.Tests/Notifications/Post/post.mjs");
        var process = Process.Start(new ProcessStartInfo(
            "node", [script, mode, PostCertificate.KeyFile, PostCertificate.CertificateFile, Path.Combine(Repository.Root, "web/package.json")])
        { RedirectStandardOutput = true, RedirectStandardInput = true })!;
        var first = await process.StandardOutput.ReadLineAsync();
        Assert.True(int.TryParse(first, CultureInfo.InvariantCulture, out var port), "The mail server did not start: run ./test web first, which fetches its package.");
        var office = new PostOffice(process, port);
        _ = office.ReadAsync();
        return office;
    }

    /// <summary>Points the server's mail at this office.</summary>
    public Task ServeAsync(Person administrator, string security = "startTls", string? account = "desk", string? password = "pa55 wörd") =>
        administrator.PutAsync(
            "/api/v1/mail/settings",
            new { host = "localhost", port = Port, security, account, password, fromAddress = "help@contoso.example", fromName = "Contoso Hülfe" }).ExpectAsync(204);

    public async Task<ReceivedMail> NextAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        return await _received.Reader.ReadAsync(patience.Token);
    }

    /// <summary>The next mail, while the clock is moved on so that the sender looks.</summary>
    public async Task<ReceivedMail> NextAsync(TestServer server)
    {
        var next = NextAsync();
        using var tick = new PeriodicTimer(TimeSpan.FromSeconds(0.5));
        do
        {
            server.Time.Advance(TimeSpan.FromSeconds(2));
        }
        while (await Task.WhenAny(next, tick.WaitForNextTickAsync().AsTask()) != next);

        return await next;
    }

    public bool IsEmpty => _received.Reader.Count == 0;

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _process, null) is { } process)
        {
            process.StandardInput.Close();
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }

    private async Task ReadAsync()
    {
        var lines = _process!.StandardOutput;
        while (await lines.ReadLineAsync() is { } line)
        {
            await _received.Writer.WriteAsync(JsonSerializer.Deserialize<ReceivedMail>(line, JsonSerializerOptions.Web)!);
        }
    }
}
