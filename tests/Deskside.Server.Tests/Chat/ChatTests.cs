using Deskside.Server.Tests.Front;

namespace Deskside.Server.Tests.Chat;

public sealed class ChatTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Messages_reach_the_other_side_in_order_with_their_marks(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        using var kim = await server.AskAsync("Kim");
        await PostMineAsync(kim, "before anybody answered");
        await ada.AcceptAsync(kim.Request);
        using var atAda = await ada.ListenAsync("?topics=chat&as=technician");
        using var atKim = await kim.ListenAsync("?as=customer");
        for (var n = 0; n < 5; n++)
        {
            await PostMineAsync(kim, $"{n}");
        }

        for (var n = 0; n < 5; n++)
        {
            var message = (await atAda.NextAsync("chat.message")).Json.GetProperty("message");
            Assert.Equal(($"{n}", "Kim", "customer"), (message.GetProperty("text").GetString(), message.GetProperty("name").GetString(), message.GetProperty("from").GetString()));
        }

        await ada.PostAsync($"/api/v1/requests/{kim.Request}/messages/seen", new { number = 3, kind = "delivered" }).ExpectAsync(204);
        await ada.PostAsync($"/api/v1/requests/{kim.Request}/messages/seen", new { number = 2, kind = "read" }).ExpectAsync(204);
        var seen = (await atKim.NextAsync("chat.seen")).Json;
        Assert.Equal((3, "delivered", "technician"), (seen.GetProperty("number").GetInt32(), seen.GetProperty("mark").GetString(), seen.GetProperty("by").GetString()));
        var transcript = (await kim.GetAsync("/api/v1/requests/mine/messages")).Json;
        Assert.Equal([1, 2, 3, 4, 5, 6], transcript.EnumerateArray().Select(m => m.GetProperty("number").GetInt32()));
        Assert.Equal([true, true, true, false, false, false], transcript.EnumerateArray().Select(m => m.TryGetProperty("deliveredAt", out _)));
        Assert.Equal([true, true, false, false, false, false], transcript.EnumerateArray().Select(m => m.TryGetProperty("readAt", out _)));
        Assert.Equal(2, (await ada.GetAsync($"/api/v1/requests/{kim.Request}/messages?after=4")).Json.GetArrayLength());
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_message_sent_many_times_is_there_once(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        using var kim = await server.AskAsync();
        var id = Guid.CreateVersion7();
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => kim.PostAsync("/api/v1/requests/mine/messages", new { id, text = "once" })));
        Assert.All(answers, a => Assert.Equal((200, "1"), (a.Status, a.Text("number"))));
        await kim.PostAsync("/api/v1/requests/mine/messages", new { id, text = "twice" }).ExpectAsync(409, "id-reused");
        Assert.Equal("2", (await PostMineAsync(kim, "next")).Text("number"));
        Assert.Equal(2, (await kim.GetAsync("/api/v1/requests/mine/messages")).Json.GetArrayLength());
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Nothing_that_was_answered_is_lost_by_a_restart(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        using var kim = await server.AskAsync();
        await ada.AcceptAsync(kim.Request);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(n => PostMineAsync(kim, $"message {n}")));
        await server.RestartAsync();
        using var again = server.NewPerson();
        again.Http.DefaultRequestHeaders.Add("Authorization", $"Bearer {kim.Token}");
        var kept = (await again.GetAsync("/api/v1/requests/mine/messages")).Json.EnumerateArray().ToList();
        Assert.Equal(Enumerable.Range(1, 20), kept.Select(m => m.GetProperty("number").GetInt32()));
        Assert.Equal(20, kept.Select(m => m.GetProperty("text").GetString()).Distinct().Count());
    }

    [Fact]
    public async Task Typing_and_raising_are_told_and_not_kept()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        using var kim = await server.AskAsync();
        await ada.AcceptAsync(kim.Request);
        using var atKim = await kim.ListenAsync();
        await ada.PostAsync($"/api/v1/requests/{kim.Request}/typing").ExpectAsync(204);
        var typing = await atKim.NextAsync("chat.typing");
        Assert.Equal(("", "technician"), (typing.Id, typing.Json.GetProperty("from").GetString()));
        await ada.PostAsync($"/api/v1/requests/{kim.Request}/chat/raise").ExpectAsync(204);
        Assert.Equal("technician", (await atKim.NextAsync("chat.raised")).Json.GetProperty("by").GetString());
    }

    [Fact]
    public async Task After_the_end_the_transcript_is_read_but_not_added_to()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        using var kim = await server.AskAsync();
        var session = await ada.AcceptAsync(kim.Request);
        var id = Guid.CreateVersion7();
        await kim.PostAsync("/api/v1/requests/mine/messages", new { id, text = "thanks" }).ExpectAsync(200);
        await ada.PostAsync($"/api/v1/sessions/{session}/end", new { outcome = "solved" }).ExpectAsync(204);
        await kim.PostAsync("/api/v1/requests/mine/messages", new { id, text = "thanks" }).ExpectAsync(200);
        await kim.PostAsync("/api/v1/requests/mine/messages", new { id = Guid.CreateVersion7(), text = "late" }).ExpectAsync(409, "request-over");
        Assert.Equal("thanks", (await ada.GetAsync($"/api/v1/requests/{kim.Request}/messages")).Json[0].GetProperty("text").GetString());
    }

    private static async Task<Answer> PostMineAsync(Person customer, string text) =>
        await customer.PostAsync("/api/v1/requests/mine/messages", new { id = Guid.CreateVersion7(), text }).ExpectAsync(200);
}
