using Deskside.Server.Tests.Front;

namespace Deskside.Server.Tests.Hosting;

/// <summary>Nothing crosses between two organisations on one server, even for who has every role in his own.</summary>
public sealed class TenantAttacks
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_technician_of_another_organisation_sees_and_does_nothing_here(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        using var bob = await server.AddTechnicianAsync(ada, "bob", "technician");
        using var mallory = await server.AddFabrikamAsync();
        using var waiting = await server.AskAsync("Waiting");
        using var kim = await server.AskAsync("Kim");
        var session = await ada.AcceptAsync(kim.Request);
        var bobId = (await bob.GetAsync("/api/v1/me")).Text("id");
        Assert.Equal("[]", (await mallory.GetAsync("/api/v1/queue")).Body);
        Assert.Equal("[]", (await mallory.GetAsync("/api/v1/sessions")).Body);
        Assert.DoesNotContain("ada", (await mallory.GetAsync("/api/v1/technicians")).Body, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("request.accepted", (await mallory.GetAsync("/api/v1/audit?limit=500")).Body);
        foreach (var call in new[]
        {
            mallory.PostAsync($"/api/v1/queue/{waiting.Request}/accept"),
            mallory.PostAsync($"/api/v1/queue/{kim.Request}/accept"),
            mallory.GetAsync($"/api/v1/sessions/{session}"),
            mallory.PostAsync($"/api/v1/sessions/{session}/end", new { outcome = "solved" }),
            mallory.PostAsync($"/api/v1/sessions/{session}/legs", new { role = "viewer" }),
            mallory.GetAsync($"/api/v1/requests/{kim.Request}/messages"),
            mallory.PostAsync($"/api/v1/requests/{kim.Request}/messages", new { id = Guid.CreateVersion7(), text = "hi" }),
            mallory.PostAsync($"/api/v1/requests/{kim.Request}/messages/seen", new { number = 1, kind = "read" }),
            mallory.PostAsync($"/api/v1/requests/{kim.Request}/typing"),
            mallory.PostAsync($"/api/v1/technicians/{bobId}/password", new { password = "mallory was here 1" }),
            mallory.DeleteAsync($"/api/v1/technicians/{bobId}"),
        })
        {
            await call.ExpectAsync(404);
        }

        await bob.GetAsync("/api/v1/me").ExpectAsync(200);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task No_news_crosses(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        using var mallory = await server.AddFabrikamAsync();
        using var atMallory = await mallory.ListenAsync("?as=technician");
        using var kim = await server.AskAsync("Kim");
        await ada.AcceptAsync(kim.Request);
        await kim.PostAsync("/api/v1/requests/mine/typing").ExpectAsync(204);
        using var theirs = server.NewPerson();
        await theirs.PostAsync("/api/v1/requests", new { portal = Tenants.Portal, name = "Theirs", question = "?", wayIn = "web" }).ExpectAsync(201);
        var first = await atMallory.NextAsync();
        Assert.Equal(("request.waiting", "1", "Theirs"), (first.Kind, first.Id, first.Json.GetProperty("name").GetString()));
        Assert.DoesNotContain("Theirs", (await ada.GetAsync("/api/v1/queue")).Body);
    }

    [Fact]
    public async Task A_customer_cannot_act_on_another_customers_session()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        using var kim = await server.AskAsync("Kim");
        using var eve = await server.AskAsync("Eve");
        var session = await ada.AcceptAsync(kim.Request);
        await eve.PostAsync($"/api/v1/sessions/{session}/end", new { }).ExpectAsync(404);
        await eve.PostAsync($"/api/v1/sessions/{session}/consents", new { capability = "view", state = "granted" }).ExpectAsync(404);
        await eve.PostAsync($"/api/v1/sessions/{session}/legs", new { role = "sharer" }).ExpectAsync(404);
    }
}
