using System.Net;
using System.Net.Http.Json;
using Deskside.Server.Tests.Front;

namespace Deskside.Server.Tests.Hosting;

public sealed class ForgeryAttacks
{
    private static readonly string[] Calls =
    [
        "/api/v1/sign-out", "/api/v1/sign-out-everywhere", "/api/v1/me/password", "/api/v1/technicians", "/api/v1/requests", "/api/v1/sign-in", "/api/v1/requests/mine/code", "/api/v1/setup",
        "/api/v1/sign-in/second", "/api/v1/sign-in/passkey", "/api/v1/me/totp", "/api/v1/me/proof", "/api/v1/me/passkeys/options", "/api/v1/me/recovery-codes", "/api/v1/roles", "/api/v1/api-keys",
        "/api/v1/technician-invitations", "/api/v1/sign-in/providers", "/api/v1/portals/default/sign-in", "/api/v1/customers",
    ];

    [Fact]
    public async Task A_foreign_page_cannot_make_a_browser_act()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        ada.Http.DefaultRequestHeaders.Remove("X-Deskside");
        foreach (var path in Calls)
        {
            await Send(ada, path).ExpectAsync(403, "forged-call");
            await Send(ada, path, ("Origin", "https://evil.example")).ExpectAsync(403, "forged-call");
            await Send(ada, path, ("X-Deskside", "1"), ("Origin", "https://evil.example")).ExpectAsync(403, "forged-call");
            await Send(ada, path, ("X-Deskside", "1"), ("Origin", "null")).ExpectAsync(403, "forged-call");
            await Send(ada, path, ("X-Deskside", "1"), ("Sec-Fetch-Site", "cross-site")).ExpectAsync(403, "forged-call");
            await Send(ada, path, ("X-Deskside", "1"), ("Sec-Fetch-Site", "same-site")).ExpectAsync(403, "forged-call");
        }

        ada.Http.DefaultRequestHeaders.Add("X-Deskside", "1");
        await ada.GetAsync("/api/v1/me").ExpectAsync(200);
    }

    [Fact]
    public async Task A_form_of_another_site_cannot_sign_anybody_in_without_cookies_either()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var anyone = server.NewPerson();
        anyone.Http.DefaultRequestHeaders.Remove("X-Deskside");
        await Send(anyone, "/api/v1/sign-in", ("Origin", "https://evil.example")).ExpectAsync(403, "forged-call");
        var form = new HttpRequestMessage(HttpMethod.Post, "/api/v1/requests") { Content = new FormUrlEncodedContent([KeyValuePair.Create("name", "Kim")]) };
        await anyone.SendAsync(form).ExpectAsync(415);
    }

    [Fact]
    public async Task Our_own_pages_pass()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        await Send(ada, "/api/v1/sign-out", ("Origin", server.Address.GetLeftPart(UriPartial.Authority)), ("Sec-Fetch-Site", "same-origin")).ExpectAsync(204);
    }

    [Fact]
    public async Task Beside_a_bearer_token_cookies_count_for_nothing()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        await Send(ada, "/api/v1/sign-out-everywhere", ("Authorization", "Bearer x"), ("Origin", "https://evil.example")).ExpectAsync(401);
        await ada.GetAsync("/api/v1/me").ExpectAsync(200);
    }

    [Fact]
    public async Task No_answer_lets_another_origin_read_it()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        var message = new HttpRequestMessage(HttpMethod.Get, "/api/v1/me");
        message.Headers.Add("Origin", "https://evil.example");
        var answer = await ada.SendAsync(message).ExpectAsync(200);
        Assert.DoesNotContain(answer.Headers, h => h.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
        var preflight = new HttpRequestMessage(HttpMethod.Options, "/api/v1/sign-out");
        preflight.Headers.Add("Origin", "https://evil.example");
        preflight.Headers.Add("Access-Control-Request-Method", "POST");
        Assert.NotEqual((int)HttpStatusCode.OK, (await ada.SendAsync(preflight)).Status);
    }

    private static Task<Answer> Send(Person person, string path, params (string Name, string Value)[] headers)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(new { }) };
        foreach (var (name, value) in headers)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        return person.SendAsync(message);
    }
}
