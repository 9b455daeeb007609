using System.Diagnostics;
using System.Text.Json;
using System.Threading.Channels;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.Tests.Front;

namespace Deskside.Server.Tests.Notifications.Wake;

/// <summary>A push service with three browsers behind it, in a process of its own: opens what it gets as a browser would.</summary>
public sealed class PushService : IAsyncDisposable
{
    private readonly Process _process;
    private readonly JsonElement _about;
    private readonly Channel<JsonElement> _received = Channel.CreateBounded<JsonElement>(100);

    private PushService(Process process, JsonElement about)
    {
        (_process, _about) = (process, about);
        _ = ReadAsync();
    }

    public string Address => $"http://127.0.0.1:{_about.GetProperty("port").GetInt32()}";

    public bool IsEmpty => _received.Reader.Count == 0;

    public static async Task<PushService> StartAsync()
    {
        var script = Path.Combine(Repository.Root, "tests/Deskside.Server.Tests/Notifications/Wake/push.mjs");
        var process = Process.Start(new ProcessStartInfo("node", [script, Path.Combine(Repository.Root, "web/package.json")]) { RedirectStandardOutput = true, RedirectStandardInput = true })!;
        var first = await process.StandardOutput.ReadLineAsync();
        Assert.True(first is not null, "The push service did not start: run ./test web first, which fetches its package.");
        return new PushService(process, JsonDocument.Parse(first).RootElement);
    }

    /// <summary>As this browser's page would, at the technician's wish.</summary>
    /// <param name="technician">Signed in.</param>
    /// <param name="path">/ada, /bob, or /gone, which answers 410.</param>
    public Task SubscribeAsync(Person technician, string path)
    {
        var browser = _about.GetProperty("browsers").EnumerateArray().Single(b => b.GetProperty("path").GetString() == path);
        return technician.PutAsync(
            "/api/v1/push/subscription",
            new { endpoint = Address + path, keys = new { p256dh = browser.GetProperty("p256dh").GetString(), auth = browser.GetProperty("auth").GetString() } }).ExpectAsync(204);
    }

    /// <summary>The next push, while the clock is moved on and the customer stays at his page.</summary>
    public async Task<JsonElement> NextAsync(TestServer server, Person customer)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var next = _received.Reader.ReadAsync(patience.Token).AsTask();
        using var tick = new PeriodicTimer(TimeSpan.FromSeconds(0.1));
        do
        {
            await customer.PostAsync("/api/v1/requests/mine/here").ExpectAsync(204);
            server.Time.Advance(TimeSpan.FromSeconds(0.5));
        }
        while (await Task.WhenAny(next, tick.WaitForNextTickAsync(CancellationToken.None).AsTask()) != next);

        Assert.False(next.IsCanceled, $"No push came. {await StandingAsync(server)}");
        return await next;
    }

    private static async Task<string> StandingAsync(TestServer server)
    {
        var database = server.Get<Database>();
        var offers = await database.ListAsync<string>("SELECT outcome FROM request_offers", null, CancellationToken.None);
        var failures = await database.ListAsync<long>("SELECT failures FROM push_subscriptions", null, CancellationToken.None);
        var states = await database.ListAsync<string>("SELECT state FROM requests", null, CancellationToken.None);
        return $"Requests: {string.Join(' ', states)}; alerts: {string.Join(' ', offers)}; failures of each subscription: {string.Join(' ', failures)}; the clock says {server.Time.GetUtcNow():O}.";
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            await _received.Writer.WriteAsync(JsonDocument.Parse(line).RootElement);
        }
    }
}
