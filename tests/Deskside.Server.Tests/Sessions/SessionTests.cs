using Deskside.Server.Tests.Front;

namespace Deskside.Server.Tests.Sessions;

public sealed class SessionTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_state_follows_what_the_sharer_reports(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        using var kim = await server.AskAsync();
        var session = await ada.AcceptAsync(kim.Request);
        using var atAda = await ada.ListenAsync("?topics=sessions&as=technician");
        foreach (var (capability, state, becomes) in new[]
        {
            ("view", "asking", "awaitingConsent"), ("view", "granted", "viewing"), ("control", "asking", "viewing"), ("control", "granted", "controlling"),
            ("control", "suspendedByCustomer", "viewing"), ("control", "granted", "controlling"), ("view", "withdrawn", "chatting"),
        })
        {
            await kim.PostAsync($"/api/v1/sessions/{session}/consents", new { capability, state }).ExpectAsync(204);
            var told = (await atAda.NextAsync("session.consent")).Json;
            Assert.Equal((capability, state), (told.GetProperty("capability").GetString(), told.GetProperty("state").GetString()));
            Assert.Equal(becomes, (await ada.GetAsync($"/api/v1/sessions/{session}")).Text("state"));
        }

        await kim.PostAsync($"/api/v1/sessions/{session}/consents", new { capability = "everything", state = "granted" }).ExpectAsync(400);
        await kim.PostAsync($"/api/v1/sessions/{session}/consents", new { capability = 2, state = 2 }).ExpectAsync(400);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Both_may_end_and_one_end_counts(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        using var kim = await server.AskAsync();
        var session = await ada.AcceptAsync(kim.Request);
        using var atKim = await kim.ListenAsync();
        var answers = await Task.WhenAll(
            ada.PostAsync($"/api/v1/sessions/{session}/end", new { reason = "done" }),
            kim.PostAsync($"/api/v1/sessions/{session}/end", new { reason = "enough" }));
        Assert.Single(answers, a => a.Status == 204);
        Assert.Equal("session-over", Assert.Single(answers, a => a.Status == 409).Code);
        var by = answers[0].Status == 204 ? "technician" : "customer";
        Assert.Equal(by, (await atKim.NextAsync("session.ended")).Json.GetProperty("by").GetString());
        Assert.Equal("ended", (await kim.GetAsync("/api/v1/requests/mine")).Text("state"));
        var view = await ada.GetAsync($"/api/v1/sessions/{session}");
        Assert.Equal(("ended", by), (view.Text("state"), view.Text("endedBy")));
        await kim.PostAsync($"/api/v1/sessions/{session}/consents", new { capability = "view", state = "granted" }).ExpectAsync(409, "session-over");
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task What_the_pictures_cost_stands_on_the_session_and_the_newest_word_counts(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        using var kim = await server.AskAsync();
        using var lee = await server.AskAsync();
        var session = await ada.AcceptAsync(kim.Request);
        var path = $"/api/v1/sessions/{session}/screen";
        Assert.DoesNotContain("\"screen\"", (await ada.GetAsync($"/api/v1/sessions/{session}")).Body);
        await kim.PostAsync(path, new { pictures = 40, changedPixels = 1_000_000, bytes = 30_000 }).ExpectAsync(204);
        await kim.PostAsync(path, new { pictures = 9, changedPixels = 5, bytes = 4 }).ExpectAsync(204);
        await kim.DeleteAsync("/api/v1/requests/mine").ExpectAsync(204);
        await kim.PostAsync(path, new { pictures = 50, changedPixels = 2_000_000, bytes = 50_000 }).ExpectAsync(204);
        await kim.PostAsync(path, new { pictures = -1, changedPixels = 2_000_000, bytes = 60_000 }).ExpectAsync(400, "invalid-fields");
        await kim.PostAsync(path, new { pictures = 60 }).ExpectAsync(400, "invalid-fields");
        await lee.PostAsync(path, new { pictures = 90, changedPixels = 1, bytes = 90_000 }).ExpectAsync(404);
        await ada.PostAsync(path, new { pictures = 90, changedPixels = 1, bytes = 90_000 }).ExpectAsync(401);
        var screen = (await ada.GetAsync($"/api/v1/sessions/{session}")).Json.GetProperty("screen");
        Assert.Equal((50, 50_000, 160.0), (screen.GetProperty("pictures").GetInt32(), screen.GetProperty("bytes").GetInt32(), screen.GetProperty("ratio").GetDouble()));
    }

    [Fact]
    public async Task The_technician_gives_outcome_and_note_even_after_the_customer_ended_once()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        using var kim = await server.AskAsync();
        var session = await ada.AcceptAsync(kim.Request);
        await kim.DeleteAsync("/api/v1/requests/mine").ExpectAsync(204);
        await ada.PostAsync($"/api/v1/sessions/{session}/end", new { outcome = "followUp", note = "Call on Monday.\nNew toner." }).ExpectAsync(204);
        await ada.PostAsync($"/api/v1/sessions/{session}/end", new { outcome = "solved" }).ExpectAsync(409);
        var view = await ada.GetAsync($"/api/v1/sessions/{session}");
        Assert.Equal(("followUp", "Call on Monday.\nNew toner.", "customer", "left"), (view.Text("outcome"), view.Text("note"), view.Text("endedBy"), view.Text("endReason")));
        var mine = await kim.GetAsync("/api/v1/requests/mine");
        Assert.Equal("followUp", mine.Text("outcome"));
        Assert.DoesNotContain("toner", mine.Body);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_history_shows_the_own_sessions_and_to_supervisors_all(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        using var bob = await server.AddTechnicianAsync(ada, "bob", "technician");
        using var kim = await server.AskAsync();
        using var lee = await server.AskAsync("Lee");
        var hers = await ada.AcceptAsync(kim.Request);
        var his = await bob.AcceptAsync(lee.Request);
        await ada.PostAsync($"/api/v1/sessions/{hers}/end", new { outcome = "solved" }).ExpectAsync(204);
        Assert.Equal([his], await IdsAsync(bob, ""));
        Assert.Equal([his], await IdsAsync(ada, "?state=open"));
        Assert.Equal([hers], await IdsAsync(ada, "?state=ended"));
        Assert.Equal(2, (await IdsAsync(ada, "")).Count);
        await bob.GetAsync($"/api/v1/sessions/{hers}").ExpectAsync(404);
        await bob.PostAsync($"/api/v1/sessions/{hers}/end", new { outcome = "solved" }).ExpectAsync(404);
    }

    private static async Task<List<string>> IdsAsync(Person person, string query) =>
        [.. (await person.GetAsync("/api/v1/sessions" + query)).Json.EnumerateArray().Select(s => s.GetProperty("id").GetString()!)];
}
