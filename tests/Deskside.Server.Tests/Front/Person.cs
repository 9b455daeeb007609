using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Deskside.Server.Tests.Front;

/// <summary>Somebody at a browser: keeps cookies, sends our header.</summary>
public sealed class Person : IDisposable
{
    public Person(Uri server)
        : this(server, new SocketsHttpHandler { CookieContainer = new CookieContainer(), AutomaticDecompression = DecompressionMethods.All, AllowAutoRedirect = false })
    {
    }

    public Person(Uri server, SocketsHttpHandler handler)
    {
        Handler = handler;
        Http = new HttpClient(handler) { BaseAddress = server, Timeout = TimeSpan.FromSeconds(60) };
        Http.DefaultRequestHeaders.Add("X-Deskside", "1");
    }

    public HttpClient Http { get; }

    public SocketsHttpHandler Handler { get; }

    /// <summary>Of the customer's request.</summary>
    public string Request { get; private set; } = "";

    /// <summary>The token that the answer to the question held.</summary>
    public string Token { get; private set; } = "";

    /// <summary>As a trusted proxy says it.</summary>
    public void ComesFrom(string address) => Http.DefaultRequestHeaders.Add("X-Forwarded-For", address);

    public string Cookie(string name) => Handler.CookieContainer.GetCookies(Http.BaseAddress!)[name]?.Value ?? "";

    public Task<Answer> GetAsync(string path) => Answer.OfAsync(Http.GetAsync(path));

    public Task<Answer> PostAsync(string path, object? body = null) => Answer.OfAsync(Http.PostAsync(path, body is null ? null : JsonContent.Create(body)));

    public Task<Answer> PutAsync(string path, object body) => Answer.OfAsync(Http.PutAsync(path, JsonContent.Create(body)));

    public Task<Answer> DeleteAsync(string path) => Answer.OfAsync(Http.DeleteAsync(path));

    public Task<Answer> SendAsync(HttpRequestMessage message) => Answer.OfAsync(Http.SendAsync(message));

    public async Task SignInAsync(string name, string password) => await PostAsync("/api/v1/sign-in", new { name, password }).ExpectAsync(200);

    public async Task<JsonElement> AskAsync(string name, string question)
    {
        var asked = await PostAsync("/api/v1/requests", new { portal = "default", name, question, wayIn = "web" }).ExpectAsync(201);
        Request = asked.Text("request");
        Token = asked.Text("customerToken");
        return asked.Json;
    }

    /// <summary>Accepts and answers the session's id.</summary>
    public async Task<string> AcceptAsync(string request) => (await PostAsync($"/api/v1/queue/{request}/accept").ExpectAsync(200)).Text("session");

    public Task<EventReader> ListenAsync(string query = "", string? lastEventId = null) => EventReader.OpenAsync(Http, "/api/v1/events" + query, lastEventId);

    public void Dispose() => Http.Dispose();
}
