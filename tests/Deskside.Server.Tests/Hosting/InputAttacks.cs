using System.Text;
using Deskside.Server.Tests.Front;

namespace Deskside.Server.Tests.Hosting;

public sealed class InputAttacks
{
    private const string Markup = "</script><script>alert(1)</script>\"'&<img src=x onerror=alert(1)>";

    [Fact]
    public async Task Markup_in_every_text_comes_back_as_text_and_never_as_markup()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        await ada.PostAsync("/api/v1/technicians", new { name = "eve", displayName = Markup, password = TestServer.Password, roles = new[] { "technician" } }).ExpectAsync(201);
        using var eve = server.NewPerson();
        await eve.SignInAsync("eve", TestServer.Password);
        using var kim = server.NewPerson();
        await kim.PostAsync("/api/v1/requests", new { portal = "default", name = Markup, question = Markup, email = "kim@example.org", wayIn = "web" }).ExpectAsync(201);
        using var news = await kim.ListenAsync();
        var request = (await kim.GetAsync("/api/v1/requests/mine")).Text("request");
        var session = await eve.AcceptAsync(request);
        await kim.PostAsync("/api/v1/requests/mine/messages", new { id = Guid.CreateVersion7(), text = Markup }).ExpectAsync(200);
        var told = await news.NextAsync("chat.message");
        await eve.PostAsync($"/api/v1/sessions/{session}/end", new { outcome = "other", note = Markup, reason = Markup }).ExpectAsync(204);
        var answers = new[]
        {
            await kim.GetAsync("/api/v1/requests/mine"), await kim.GetAsync("/api/v1/requests/mine/messages"), await eve.GetAsync($"/api/v1/sessions/{session}"),
            await ada.GetAsync("/api/v1/technicians"), await ada.GetAsync("/api/v1/audit?limit=500"), await eve.GetAsync("/api/v1/me"),
        };
        foreach (var answer in answers)
        {
            Assert.Equal("application/json", answer.ContentHeaders.ContentType!.MediaType);
            Assert.Contains("nosniff", answer.Headers.GetValues("X-Content-Type-Options"));
            Assert.DoesNotContain('<', answer.Body);
        }

        Assert.Equal(Markup, answers[0].Text("question"));
        Assert.Equal(Markup, answers[1].Json[0].GetProperty("text").GetString());
        Assert.Equal((Markup, Markup), (answers[2].Text("note"), answers[2].Text("customer", "name")));
        Assert.DoesNotContain('<', told.Body);
        Assert.Equal(Markup, told.Json.GetProperty("message").GetProperty("text").GetString());
    }

    [Fact]
    public async Task Oversized_bodies_lines_and_headers_are_refused()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var kim = server.NewPerson();
        await kim.PostAsync("/api/v1/requests", new { portal = "default", name = "Kim", question = new string('x', 70_000), wayIn = "web" }).ExpectAsync(413, "too-large");
        Assert.Equal(414, (await kim.GetAsync("/api/v1/portals/" + new string('x', 5000))).Status);
        var message = new HttpRequestMessage(HttpMethod.Get, "/api/v1/portals/default");
        message.Headers.Add("X-Long", new string('x', 20_000));
        Assert.Equal(431, (await kim.SendAsync(message)).Status);
        await kim.GetAsync("/api/v1/portals/default").ExpectAsync(200);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"name\":1}")]
    [InlineData("{\"name\":{\"a\":{}}}")]
    [InlineData("{\"name\":\"\\ud800\",\"question\":\"x\",\"portal\":\"default\"}")]
    [InlineData("{\"wayIn\":7}")]
    [InlineData("\u0000\u0001")]
    public async Task Malformed_bodies_are_told_so_and_never_fail_the_server(string body)
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var kim = server.NewPerson();
        foreach (var path in new[] { "/api/v1/requests", "/api/v1/sign-in", "/api/v1/setup", "/api/v1/companion/join" })
        {
            var answer = await kim.SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") });
            Assert.InRange(answer.Status, 400, 429);
            Assert.NotEqual("", answer.Code);
        }

        Assert.DoesNotContain("Error", server.Log.Text);
    }

    [Fact]
    public async Task Odd_paths_and_queries_are_told_so_and_never_fail_the_server()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        foreach (var path in new[]
        {
            "/api/v1/sessions/not-an-id", "/api/v1/sessions/%00", "/api/v1/queue/..%2f..%2fetc/accept", "/api/v1/audit?after=x", "/api/v1/audit?limit=-5", "/api/v1/sessions?limit=99999999999999999999",
            "/api/v1/portals/%F0%9F%A7%AD", "/api/v1/portals/' OR 1=1", "/download/..%2f..%2fetc%2fpasswd", "/relay/x", "/api/v1/nothing", "/p/%2e%2e/%2e%2e/etc/passwd", "/assets/..%5c..%5cx",
        })
        {
            var answer = await ada.GetAsync(path);
            Assert.True(answer.Status is 200 or 400 or 404, $"{path} gave {answer.Status}: {answer.Body}");
        }

        Assert.DoesNotContain("Error", server.Log.Text);
    }

    [Fact]
    public async Task Names_that_look_like_others_by_direction_overrides_are_refused()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var kim = server.NewPerson();
        foreach (var name in new[] { "Ada\u202e", "\u2066Ada", "A\u0000da", "A\nda", "\ufeffAda" })
        {
            await kim.PostAsync("/api/v1/requests", new { portal = "default", name, question = "x", wayIn = "web" }).ExpectAsync(400, "invalid-fields");
        }
    }
}
