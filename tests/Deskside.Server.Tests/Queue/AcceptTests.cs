using Deskside.Server.Tests.Front;

namespace Deskside.Server.Tests.Queue;

public sealed class AcceptTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Two_technicians_race_and_one_wins(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        using var bob = await server.AddTechnicianAsync(ada, "bob", "technician");
        for (var round = 0; round < 8; round++)
        {
            using var customer = await server.AskAsync();
            var answers = await Task.WhenAll(
                ada.PostAsync($"/api/v1/queue/{customer.Request}/accept"),
                bob.PostAsync($"/api/v1/queue/{customer.Request}/accept"));
            var lost = Assert.Single(answers, a => a.Status == 409);
            Assert.Single(answers, a => a.Status == 200);
            Assert.Equal("taken-by", lost.Code);
            Assert.Equal(answers[0].Status == 200 ? "Ada" : "Bob", lost.Text("technician"));
            await customer.DeleteAsync("/api/v1/requests/mine").ExpectAsync(204);
        }
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Accepting_again_gives_the_same_session(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        using var customer = await server.AskAsync();
        Assert.Equal(await ada.AcceptAsync(customer.Request), await ada.AcceptAsync(customer.Request));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Who_left_is_gone(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        using var customer = await server.AskAsync();
        await customer.DeleteAsync("/api/v1/requests/mine").ExpectAsync(204);
        await ada.PostAsync($"/api/v1/queue/{customer.Request}/accept").ExpectAsync(404, "not-found");
        Assert.Equal("left", (await customer.GetAsync("/api/v1/requests/mine")).Text("state"));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_customer_sees_who_accepted(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        using var customer = await server.AskAsync();
        using var events = await customer.ListenAsync();
        server.Time.Advance(TimeSpan.FromSeconds(42));
        var accepted = await ada.PostAsync($"/api/v1/queue/{customer.Request}/accept").ExpectAsync(200);
        Assert.Equal(42, accepted.Json.GetProperty("waitedSeconds").GetDouble());
        var told = await events.NextAsync("request.accepted");
        Assert.Equal("Ada", told.Json.GetProperty("technician").GetString());
        var mine = await customer.GetAsync("/api/v1/requests/mine");
        Assert.Equal("accepted", mine.Text("state"));
        Assert.Equal("Ada", mine.Text("session", "technician", "name"));
        Assert.Equal("Contoso Help", mine.Text("session", "technician", "organisation"));
    }
}
