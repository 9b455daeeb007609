using Deskside.Server.Hosting.Storage;
using Deskside.Server.Tests.Front;

namespace Deskside.Server.Tests.Audit;

public sealed class AuditTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_session_can_be_told_from_its_entries(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        using var kim = await server.AskAsync();
        var session = await ada.AcceptAsync(kim.Request);
        await kim.PostAsync($"/api/v1/sessions/{session}/consents", new { capability = "control", state = "granted" }).ExpectAsync(204);
        await kim.PostAsync($"/api/v1/sessions/{session}/end", new { }).ExpectAsync(204);
        var trail = (await ada.GetAsync("/api/v1/audit?limit=500")).Json.EnumerateArray().ToList();
        Assert.Equal(Enumerable.Range(1, trail.Count), trail.Select(e => e.GetProperty("number").GetInt32()));
        var story = trail.Where(e => e.GetProperty("subject").GetString() == $"session:{session}").Select(e => e.GetProperty("action").GetString());
        Assert.Equal(["request.accepted", "session.consent", "session.ended"], story);
        var verdict = await ada.GetAsync("/api/v1/audit/verify");
        Assert.Equal(("True", $"{trail.Count}"), (verdict.Text("ok"), verdict.Text("entries")));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Entries_made_at_once_make_one_chain(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        var customers = await Task.WhenAll(Enumerable.Range(0, 10).Select(n => server.AskAsync($"Kim {n}")));
        await Task.WhenAll(customers.Select(c => c.PostAsync("/api/v1/requests/mine/code").ExpectAsync(200)));
        var verdict = await ada.GetAsync("/api/v1/audit/verify");
        Assert.Equal(("True", "12"), (verdict.Text("ok"), verdict.Text("entries")));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Details_can_be_erased_without_breaking_the_chain(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        await server.Get<Database>().ChangeAsync(u => u.ExecuteAsync("DELETE FROM audit_details WHERE number = 1", null), CancellationToken.None);
        Assert.Equal("True", (await ada.GetAsync("/api/v1/audit/verify")).Text("ok"));
        Assert.False((await ada.GetAsync("/api/v1/audit")).Json[0].TryGetProperty("details", out _));
    }
}
