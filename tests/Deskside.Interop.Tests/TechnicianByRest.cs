using System.Buffers.Text;
using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Deskside.Server;
using Deskside.Server.Hosting.Start;

namespace Deskside.Interop.Tests;

/// <summary>The whole server on free ports, and its demo technician, who does everything by REST and one WebSocket.</summary>
internal sealed partial class TechnicianByRest : IAsyncDisposable
{
    private const string Password = "correct horse battery";

    private readonly Microsoft.AspNetCore.Builder.WebApplication _server;
    private readonly HttpClient _http;
    private readonly ClientWebSocket _line = new();
    private readonly StringBuilder _heard = new();

    private TechnicianByRest(Microsoft.AspNetCore.Builder.WebApplication server)
    {
        _server = server;
        _http = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(server.Urls.First()), Timeout = TimeSpan.FromMinutes(2) };
        _http.DefaultRequestHeaders.Add("X-Deskside", "1");
    }

    public string Heard => _heard.ToString();

    public static async Task<TechnicianByRest> SignInAsync(DirectoryInfo folder)
    {
        var options = new ServerOptions
        {
            Port = 0,
            HomeFolder = Path.Combine(folder.FullName, "home"),
            DemoPassword = Password,
            OutOfBand = new DeviceListening(new IPEndPoint(IPAddress.Loopback, 0), DeviceListeningWish.Asked),
        };
        var server = Program.Build(options, _ => { });
        await server.StartAsync();
        var technician = new TechnicianByRest(server);
        await technician.PostAsync("/api/v1/sign-in", new { name = "demo", password = Password });
        return technician;
    }

    public Task<JsonElement> GetAsync(string path) => ReadAsync(_http.GetAsync(path));

    public Task<JsonElement> PostAsync(string path, object? body = null) => ReadAsync(_http.PostAsync(path, body is null ? null : JsonContent.Create(body)));

    public Task<JsonElement> PutAsync(string path, object body) => ReadAsync(_http.PutAsync(path, JsonContent.Create(body)));

    public Task<JsonElement> DeleteAsync(string path) => ReadAsync(_http.DeleteAsync(path));

    public async Task<JsonElement> UntilAsync(string path, Func<JsonElement, bool> isSo, TimeSpan limit)
    {
        var from = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var answer = await GetAsync(path);
            if (isSo(answer)) return answer;
            Assert.True(TimeProvider.System.GetElapsedTime(from) < limit, $"It never came: {answer}");
        }
    }

    /// <summary>Uploads a file in pieces of 4 MiB; gives its id.</summary>
    public async Task<string> UploadAsync(string file)
    {
        await using var content = File.OpenRead(file);
        var image = (await PostAsync("/api/v1/images", new { name = "Repair", kind = "cd", sizeBytes = content.Length })).GetProperty("image").GetString()!;
        var piece = new byte[4 * 1024 * 1024];
        while (content.Position < content.Length)
        {
            var at = content.Position;
            var count = await content.ReadAtLeastAsync(piece, piece.Length, throwOnEndOfStream: false);
            var message = new HttpRequestMessage(HttpMethod.Patch, $"/api/v1/images/{image}/content") { Content = new ByteArrayContent(piece, 0, count) };
            message.Headers.Add("Upload-Offset", at.ToString(System.Globalization.CultureInfo.InvariantCulture));
            message.Content.Headers.ContentType = new("application/octet-stream");
            await ReadAsync(_http.SendAsync(message));
        }
        return image;
    }

    /// <summary>Sits down before the serial line.</summary>
    public async Task SitDownAsync(string device)
    {
        var ticket = await PostAsync(device + "/legs", new { kind = "serial" });
        await _line.ConnectAsync(new UriBuilder(_http.BaseAddress!) { Scheme = "ws", Path = ticket.GetProperty("path").GetString() }.Uri, CancellationToken.None);
        await _line.SendAsync(Base64Url.DecodeFromChars(ticket.GetProperty("ticket").GetString()), WebSocketMessageType.Binary, true, CancellationToken.None);
    }

    public async Task HearAsync(string text, TimeSpan limit)
    {
        using var patience = new CancellationTokenSource(limit, TimeProvider.System);
        var from = _heard.Length;
        var buffer = new byte[64 * 1024];
        try
        {
            while (!_heard.ToString(from, _heard.Length - from).Contains(text, StringComparison.Ordinal))
            {
                var got = await _line.ReceiveAsync(buffer, patience.Token);
                if (got.MessageType == WebSocketMessageType.Binary) _heard.Append(Encoding.Latin1.GetString(buffer, 0, got.Count));
                if (got.MessageType == WebSocketMessageType.Close) break;
            }
        }
        catch (OperationCanceledException)
        {
            // Told below.
        }
        Assert.True(_heard.ToString(from, _heard.Length - from).Contains(text, StringComparison.Ordinal), $"\"{text}\" did not come on the serial line. It brought:\n{Heard}");
    }

    /// <summary>Types a line of the menu and returns the number that its answer ends with.</summary>
    public async Task<int> ChooseAsync(string line)
    {
        var from = _heard.Length;
        await _line.SendAsync(Encoding.ASCII.GetBytes(line + "\r"), WebSocketMessageType.Binary, true, CancellationToken.None);
        await HearAsync("repair> ", TimeSpan.FromSeconds(60));
        return int.Parse(Result().Match(Heard, from).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
    }

    public async ValueTask DisposeAsync()
    {
        _line.Dispose();
        _http.Dispose();
        await _server.StopAsync();
        await _server.DisposeAsync();
    }

    private static async Task<JsonElement> ReadAsync(Task<HttpResponseMessage> calling)
    {
        using var answer = await calling;
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{answer.RequestMessage?.Method} {answer.RequestMessage?.RequestUri}: {(int)answer.StatusCode} {body}");
        return body.Length == 0 ? default : JsonDocument.Parse(body).RootElement;
    }

    [GeneratedRegex(@"RC=(\d+)")]
    private static partial Regex Result();
}
