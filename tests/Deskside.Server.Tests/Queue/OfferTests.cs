using Deskside.Server.Hosting.Storage;
using Deskside.Server.Tests.Front;

namespace Deskside.Server.Tests.Queue;

/// <summary>Alerts: to whom, what becomes of those that nobody answers.</summary>
public sealed class OfferTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task An_alert_that_nobody_answers_is_recorded_as_ignored_and_rolls_on(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        using var bob = await server.AddTechnicianAsync(ada, "bob", "technician");
        var (adasId, bobsId) = (await IdOfAsync(ada), await IdOfAsync(bob));
        using var news = await ada.ListenAsync("?topics=queue&as=technician");
        using var other = await bob.ListenAsync("?topics=queue&as=technician");
        using var kim = await AskTeamOfAsync(server, ada, adasId);

        var first = await OfferedAsync(server, kim, news);
        Assert.Equal([adasId], first.Technicians);
        var second = await OfferedAsync(server, kim, news);
        Assert.Equal([bobsId], second.Technicians);
        Assert.Equal(first.Round + 1, second.Round);

        Assert.Equal("ignored", await OutcomeAsync(server, kim.Request, adasId));
        Assert.Equal("open", await OutcomeAsync(server, kim.Request, bobsId));
        Assert.Equal(adasId, await server.Get<Database>().FirstAsync<string>(
            "SELECT technician FROM request_history WHERE request = @request AND kind = 'offer.ignored'", new { request = kim.Request }, CancellationToken.None));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Who_declines_is_not_asked_again_while_another_is_there(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        using var bob = await server.AddTechnicianAsync(ada, "bob", "technician");
        var (adasId, bobsId) = (await IdOfAsync(ada), await IdOfAsync(bob));
        using var news = await ada.ListenAsync("?topics=queue&as=technician");
        using var other = await bob.ListenAsync("?topics=queue&as=technician");
        using var kim = await AskTeamOfAsync(server, ada, adasId);
        Assert.Equal([adasId], (await OfferedAsync(server, kim, news)).Technicians);
        await ada.PostAsync($"/api/v1/queue/{kim.Request}/decline").ExpectAsync(204);
        Assert.Equal([bobsId], (await OfferedAsync(server, kim, news)).Technicians);
        await bob.AcceptAsync(kim.Request);
        Assert.Equal("declined", await OutcomeAsync(server, kim.Request, adasId));
        Assert.Equal("taken", await OutcomeAsync(server, kim.Request, bobsId));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task An_alert_to_somebody_whose_hands_became_full_is_in_vain_and_comes_again_at_once_when_he_has_room(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        var adasId = await IdOfAsync(ada);
        await ada.PutAsync("/api/v1/queue/settings", new { mostParallel = 1 }).ExpectAsync(204);
        using var news = await ada.ListenAsync("?topics=queue&as=technician");
        using var kim = await server.AskAsync("Kim");
        await OfferedAsync(server, kim, news);
        using var lee = await server.AskAsync("Lee");
        var first = await OfferedAsync(server, lee, news);
        Assert.Equal([adasId], first.Technicians);

        var session = await ada.AcceptAsync(kim.Request);
        await PassAsync(server, lee, async () => await OutcomeAsync(server, lee.Request, adasId) == "vain");
        var fullAt = server.Time.GetUtcNow();
        await ada.PostAsync($"/api/v1/sessions/{session}/hold").ExpectAsync(204);
        var again = await OfferedAsync(server, lee, news);
        Assert.Equal([adasId], again.Technicians);
        Assert.Equal(first.Round + 1, again.Round);
        Assert.True(server.Time.GetUtcNow() - fullAt < TimeSpan.FromSeconds(15), $"It took {server.Time.GetUtcNow() - fullAt}.");
    }

    /// <summary>Time goes by, the customer stays, until it is so.</summary>
    private static async Task PassAsync(TestServer server, Person customer, Func<Task<bool>> isSo)
    {
        for (var steps = 0; !await isSo(); steps++)
        {
            Assert.True(steps < 40, "It never came to be.");
            await customer.PostAsync("/api/v1/requests/mine/here").ExpectAsync(204);
            server.Time.Advance(TimeSpan.FromSeconds(0.5));
            using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
            await tick.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    /// <summary>A question in the line of a team that has one member.</summary>
    private static async Task<Person> AskTeamOfAsync(TestServer server, Person administrator, string member)
    {
        var team = (await administrator.PostAsync("/api/v1/teams", new { name = "First line", members = new[] { member } }).ExpectAsync(200)).Body.Trim('"');
        var customer = await server.AskAsync();
        await administrator.PostAsync($"/api/v1/queue/{customer.Request}/assign", new { team }).ExpectAsync(204);
        // Answered from the picture by which alerts are made: it knows of the team and the assignment then.
        Assert.Contains(team, (await administrator.GetAsync("/api/v1/queue").ExpectAsync(200)).Body);
        return customer;
    }

    private static async Task<(long Round, string[] Technicians)> OfferedAsync(TestServer server, Person customer, EventReader news)
    {
        var heard = news.NextAsync("request.offered");
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        do
        {
            await customer.PostAsync("/api/v1/requests/mine/here").ExpectAsync(204);
            server.Time.Advance(TimeSpan.FromSeconds(0.5));
        }
        while (await Task.WhenAny(heard, tick.WaitForNextTickAsync(CancellationToken.None).AsTask()) != heard);

        var json = (await heard).Json;
        return (json.GetProperty("round").GetInt64(), [.. json.GetProperty("technicians").EnumerateArray().Select(t => t.GetString()!)]);
    }

    private static Task<string?> OutcomeAsync(TestServer server, string request, string technician) => server.Get<Database>().FirstAsync<string>(
        "SELECT outcome FROM request_offers WHERE request = @request AND technician = @technician", new { request, technician }, CancellationToken.None);

    private static async Task<string> IdOfAsync(Person person) => (await person.GetAsync("/api/v1/me")).Text("id");
}
