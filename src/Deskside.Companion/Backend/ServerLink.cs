using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Serialization.Metadata;

namespace Deskside.Companion.Backend;

/// <summary>The customer's commands to the server, by REST. Holds the customer's token; never prints it.</summary>
/// <remarks>
/// Thread-safe. Refusals are <see cref="BackendException"/>; a line that is down is <see cref="HttpRequestException"/>, and the caller
/// decides whether to try again.
/// </remarks>
public sealed class ServerLink(HttpMessageInvoker http, ServerAddress address)
{
    private AuthenticationHeaderValue? _token;

    public ServerAddress Address { get; } = address;

    /// <summary>The organisation behind the portal and whether this is a demo server.</summary>
    public async Task<(string Organisation, bool IsDemo)> GetPortalAsync(string name, CancellationToken cancellation)
    {
        var portal = await SendAsync(HttpMethod.Get, $"portals/{Uri.EscapeDataString(name)}", null, BackendJson.Default.PublicPortal, cancellation);
        return (portal.Organisation ?? "", portal.Demo ?? false);
    }

    /// <summary>Joins the request that the code was made for.</summary>
    public Task<CustomerView> JoinAsync(string code, string version, CancellationToken cancellation) =>
        OpenAsync("companion/join", JsonContent.Create(new JoinBody(code, "linux-x64", version), BackendJson.Default.JoinBody), cancellation);

    /// <summary>Asks a new question and waits in the queue.</summary>
    public Task<CustomerView> AskAsync(string portal, string name, string question, CancellationToken cancellation) =>
        OpenAsync("requests", JsonContent.Create(new AskBody(portal, name, question, "companion"), BackendJson.Default.AskBody), cancellation);

    public Task<CustomerView> GetMineAsync(CancellationToken cancellation) =>
        SendAsync(HttpMethod.Get, "requests/mine", null, BackendJson.Default.CustomerView, cancellation);

    public Task LeaveAsync(CancellationToken cancellation) => SendAsync(HttpMethod.Delete, "requests/mine", null, cancellation);

    public Task<ChatMessage[]> GetMessagesAsync(long after, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Get, $"requests/mine/messages?after={after}", null, BackendJson.Default.ChatMessageArray, cancellation);

    /// <summary>Sending the same id again is safe: the server keeps one.</summary>
    public Task PostMessageAsync(string id, string text, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Post, "requests/mine/messages",
            JsonContent.Create(new PostMessageBody(id, text), BackendJson.Default.PostMessageBody), cancellation);

    public Task ReportSeenAsync(long number, string kind, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Post, "requests/mine/messages/seen", JsonContent.Create(new SeenBody(number, kind), BackendJson.Default.SeenBody), cancellation);

    public Task ReportTypingAsync(CancellationToken cancellation) => SendAsync(HttpMethod.Post, "requests/mine/typing", null, cancellation);

    internal Task ReportConsentAsync(string session, ConsentBody report, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Post, $"sessions/{session}/consents", JsonContent.Create(report, BackendJson.Default.ConsentBody), cancellation);

    internal Task ReportScreenAsync(string session, ScreenBody totals, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Post, $"sessions/{session}/screen", JsonContent.Create(totals, BackendJson.Default.ScreenBody), cancellation);

    public Task EndAsync(string session, string? reason, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Post, $"sessions/{session}/end", JsonContent.Create(new EndBody(reason), BackendJson.Default.EndBody), cancellation);

    internal Task<LegTicket> GetTicketAsync(string session, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Post, $"sessions/{session}/legs", JsonContent.Create(new LegBody("sharer"), BackendJson.Default.LegBody),
            BackendJson.Default.LegTicket, cancellation);

    /// <summary>The stream of news about this request; the caller disposes the answer.</summary>
    internal async Task<HttpResponseMessage> OpenEventsAsync(string? lastEventId, CancellationToken cancellation)
    {
        using var request = Request(HttpMethod.Get, "events", null);
        request.Headers.Accept.Add(new("text/event-stream"));
        if (lastEventId is not null) request.Headers.TryAddWithoutValidation("Last-Event-ID", lastEventId);
        return await CheckedAsync(await http.SendAsync(request, cancellation), cancellation);
    }

    private async Task<CustomerView> OpenAsync(string path, HttpContent body, CancellationToken cancellation)
    {
        var view = await SendAsync(HttpMethod.Post, path, body, BackendJson.Default.CustomerView, cancellation);
        if (view.CustomerToken is { Length: > 0 } token) _token = new AuthenticationHeaderValue("Bearer", token);
        return view with { CustomerToken = null };
    }

    private async Task<T> SendAsync<T>(HttpMethod method, string path, HttpContent? body, JsonTypeInfo<T> shape, CancellationToken cancellation)
    {
        using var request = Request(method, path, body);
        using var response = await CheckedAsync(await http.SendAsync(request, cancellation), cancellation);
        return await response.Content.ReadFromJsonAsync(shape, cancellation)
            ?? throw new BackendException("", $"The server at {Address.Url} answered with nothing. Is it a Deskside server?");
    }

    private async Task SendAsync(HttpMethod method, string path, HttpContent? body, CancellationToken cancellation)
    {
        using var request = Request(method, path, body);
        (await CheckedAsync(await http.SendAsync(request, cancellation), cancellation)).Dispose();
    }

    private HttpRequestMessage Request(HttpMethod method, string path, HttpContent? body) =>
        new(method, new Uri(Address.Url, "/api/v1/" + path)) { Content = body, Headers = { Authorization = _token } };

    private static async Task<HttpResponseMessage> CheckedAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        if (response.IsSuccessStatusCode) return response;
        using (response)
        {
            Problem? problem = null;
            if (response.Content.Headers.ContentType?.MediaType is "application/problem+json" or "application/json")
                problem = await response.Content.ReadFromJsonAsync(BackendJson.Default.Problem, cancellation);
            if (problem is null && response.StatusCode >= HttpStatusCode.InternalServerError)
                throw new HttpRequestException($"The server answered {(int)response.StatusCode}.", null, response.StatusCode);
            throw new BackendException(problem?.Code ?? "", problem?.Detail ?? problem?.Title ?? $"The server answered {(int)response.StatusCode}.");
        }
    }
}
