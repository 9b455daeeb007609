using Deskside.Server.Tests.Front;

namespace Deskside.Server.Tests.Queue;

public sealed class CodeTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_code_brings_the_companion_to_its_request(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        using var kim = await server.AskAsync("Kim");
        var code = await kim.PostAsync("/api/v1/requests/mine/code").ExpectAsync(200);
        Assert.Matches("^[0-9]{3} [0-9]{3} [0-9]{3}$", code.Text("code"));
        Assert.Contains($"sh -s -- {code.Text("digits")}", code.Text("command"));
        using var companion = server.NewPerson();
        var joined = await JoinAsync(companion, code.Text("code")).ExpectAsync(200);
        Assert.Equal(kim.Request, joined.Text("request"));
        Assert.Equal("waiting", joined.Text("state"));
        var session = await ada.AcceptAsync(kim.Request);
        Assert.Equal("Linux, X11", (await ada.GetAsync($"/api/v1/sessions/{session}")).Text("sharer", "platform"));
        companion.Http.DefaultRequestHeaders.Add("Authorization", $"Bearer {joined.Text("customerToken")}");
        companion.Http.DefaultRequestHeaders.Remove("X-Deskside");
        await companion.PostAsync($"/api/v1/sessions/{session}/legs", new { role = "sharer" }).ExpectAsync(200);
        await companion.PostAsync($"/api/v1/sessions/{session}/consents", new { capability = "view", state = "granted" }).ExpectAsync(204);
        Assert.Equal("viewing", (await ada.GetAsync($"/api/v1/sessions/{session}")).Text("state"));
        Assert.Equal("granted", (await kim.GetAsync("/api/v1/requests/mine")).Json.GetProperty("session").GetProperty("consents")[0].GetProperty("state").GetString());
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_companion_that_joins_takes_over_from_the_one_before(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var kim = await server.AskAsync();
        using var first = await JoinedAsync(server, kim);
        using var second = await JoinedAsync(server, kim);
        await first.GetAsync("/api/v1/requests/mine").ExpectAsync(401);
        await second.GetAsync("/api/v1/requests/mine").ExpectAsync(200);
        await kim.GetAsync("/api/v1/requests/mine").ExpectAsync(200);
    }

    internal static Task<Answer> JoinAsync(Person companion, string code) =>
        companion.PostAsync("/api/v1/companion/join", new { code, platform = "Linux, X11", version = "0.1.0" });

    private static async Task<Person> JoinedAsync(TestServer server, Person customer)
    {
        var code = await customer.PostAsync("/api/v1/requests/mine/code").ExpectAsync(200);
        var companion = server.NewPerson();
        var joined = await JoinAsync(companion, code.Text("digits")).ExpectAsync(200);
        companion.Http.DefaultRequestHeaders.Add("Authorization", $"Bearer {joined.Text("customerToken")}");
        return companion;
    }
}
