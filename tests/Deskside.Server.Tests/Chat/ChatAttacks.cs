using Deskside.Server.Tests.Front;

namespace Deskside.Server.Tests.Chat;

public sealed class ChatAttacks
{
    [Fact]
    public async Task A_technician_who_does_not_hold_the_session_neither_reads_nor_writes_nor_hears()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        using var bob = await server.AddTechnicianAsync(ada, "bob", "technician");
        using var kim = await server.AskAsync();
        await ada.AcceptAsync(kim.Request);
        using var atBob = await bob.ListenAsync("?as=technician");
        await bob.GetAsync($"/api/v1/requests/{kim.Request}/messages").ExpectAsync(404);
        await bob.PostAsync($"/api/v1/requests/{kim.Request}/messages", new { id = Guid.CreateVersion7(), text = "x" }).ExpectAsync(404);
        await bob.PostAsync($"/api/v1/requests/{kim.Request}/messages/seen", new { number = 1, kind = "read" }).ExpectAsync(404);
        await bob.PostAsync($"/api/v1/requests/{kim.Request}/typing").ExpectAsync(404);
        await kim.PostAsync("/api/v1/requests/mine/messages", new { id = Guid.CreateVersion7(), text = "for Ada only" }).ExpectAsync(200);
        using var next = await server.AskAsync("Lee");
        while (true)
        {
            var heard = await atBob.NextAsync();
            Assert.False(heard.Kind.StartsWith("chat.", StringComparison.Ordinal), heard.Body);
            if (heard.Kind == "request.waiting" && heard.Json.GetProperty("request").GetString() == next.Request)
            {
                break;
            }
        }
    }

    [Fact]
    public async Task A_customer_cannot_reach_another_customers_thread()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var kim = await server.AskAsync("Kim");
        using var eve = await server.AskAsync("Eve");
        await eve.GetAsync($"/api/v1/requests/{kim.Request}/messages").ExpectAsync(401);
        await kim.PostAsync("/api/v1/requests/mine/messages", new { id = Guid.CreateVersion7(), text = "secret" }).ExpectAsync(200);
        Assert.DoesNotContain("secret", (await eve.GetAsync("/api/v1/requests/mine/messages")).Body);
    }

    [Fact]
    public async Task Ids_of_two_threads_do_not_collide()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var kim = await server.AskAsync("Kim");
        using var eve = await server.AskAsync("Eve");
        var id = Guid.CreateVersion7();
        await eve.PostAsync("/api/v1/requests/mine/messages", new { id, text = "mine" }).ExpectAsync(200);
        Assert.Equal("1", (await kim.PostAsync("/api/v1/requests/mine/messages", new { id, text = "also mine" }).ExpectAsync(200)).Text("number"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n ")]
    [InlineData("a\u0000b")]
    [InlineData("a\u001bb")]
    public async Task Empty_and_control_characters_are_refused(string text)
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var kim = await server.AskAsync();
        await kim.PostAsync("/api/v1/requests/mine/messages", new { id = Guid.CreateVersion7(), text }).ExpectAsync(400, "invalid-fields");
        await kim.PostAsync("/api/v1/requests/mine/messages", new { text = "no id" }).ExpectAsync(400, "invalid-fields");
    }

    [Fact]
    public async Task Limits_hold_to_the_character()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var kim = await server.AskAsync();
        var most = string.Concat(Enumerable.Repeat("🧭", 4000));
        var kept = await kim.PostAsync("/api/v1/requests/mine/messages", new { id = Guid.CreateVersion7(), text = most }).ExpectAsync(200);
        Assert.Equal(most, kept.Text("text"));
        await kim.PostAsync("/api/v1/requests/mine/messages", new { id = Guid.CreateVersion7(), text = most + "x" }).ExpectAsync(400, "invalid-fields");
    }
}
