using Deskside.Server.Hosting.Events;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.Organisations;
using Deskside.Server.Tests.Front;

namespace Deskside.Server.Tests.Hosting;

public sealed class EventTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Numbers_have_no_gap_and_readers_see_them_in_order(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        using var news = await ada.ListenAsync("?as=technician");
        var organisation = await server.Get<OrganisationBook>().DefaultAsync(CancellationToken.None);
        var database = server.Get<Database>();
        var first = long.Parse(news.First.Id);
        await Task.WhenAll(Enumerable.Range(0, 30).Select(writer => database.ChangeAsync(
            unit =>
            {
                unit.Announce(organisation, new NewEvent("session.test", Audience.Technicians, new { writer, part = 1 }));
                unit.Announce(organisation, new NewEvent("session.test", Audience.Technicians, new { writer, part = 2 }));
                if (writer % 5 == 0)
                {
                    unit.GiveUp();
                }

                return Task.CompletedTask;
            },
            CancellationToken.None)));
        var seen = new List<ReadEvent>();
        for (var n = 0; n < 48; n++)
        {
            seen.Add(await news.NextAsync("session.test"));
        }

        Assert.Equal(Enumerable.Range(1, 48).Select(n => first + n), seen.Select(e => long.Parse(e.Id)));
        Assert.All(seen.Chunk(2), pair => Assert.Equal(pair[0].Json.GetProperty("writer").GetInt32(), pair[1].Json.GetProperty("writer").GetInt32()));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_reader_who_was_away_misses_nothing_even_over_a_restart(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        using var news = await ada.ListenAsync("?topics=queue&as=technician");
        using var kim = await server.AskAsync("Kim");
        await news.NextAsync("request.waiting");
        var last = news.LastEventId;
        news.Dispose();
        using var lee = await server.AskAsync("Lee");
        await server.RestartAsync();
        using var again = server.NewPerson();
        await again.SignInAsync("ada", TestServer.Password);
        using var mo = await server.AskAsync("Mo");
        using var resumed = await again.ListenAsync("?topics=queue&as=technician", last);
        Assert.Equal("stream.ready", resumed.First.Kind);
        Assert.Equal("Lee", (await resumed.NextAsync("request.waiting")).Json.GetProperty("name").GetString());
        Assert.Equal("Mo", (await resumed.NextAsync("request.waiting")).Json.GetProperty("name").GetString());
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Who_asks_for_what_is_not_kept_is_told_to_begin_anew(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        for (var n = 0; n < 3; n++)
        {
            (await server.AskAsync($"Kim {n}")).Dispose();
        }

        using var ahead = await ada.ListenAsync("?as=technician", "999");
        Assert.Equal(("stream.reset", "3"), (ahead.First.Kind, ahead.First.Id));
        await server.Get<Database>().ChangeAsync(u => u.ExecuteAsync("DELETE FROM events WHERE number < 3", null), CancellationToken.None);
        using var behind = await ada.ListenAsync("?as=technician", "1");
        Assert.Equal("stream.reset", behind.First.Kind);
        using var just = await ada.ListenAsync("?as=technician", "2");
        Assert.Equal("stream.ready", just.First.Kind);
        Assert.Equal("3", (await just.NextAsync()).Id);
    }

    [Fact]
    public async Task A_quiet_stream_shows_that_it_lives_and_asks_not_to_be_held_back()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var kim = await server.AskAsync();
        using var events = await kim.ListenAsync();
        Assert.Equal("text/event-stream", events.Response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("no-transform", events.Response.Headers.CacheControl!.ToString());
        Assert.Equal("no", Assert.Single(events.Response.Headers.GetValues("X-Accel-Buffering")));
        Assert.Empty(events.Response.Content.Headers.ContentEncoding);
        ReadEvent heard;
        do
        {
            await server.Time.PauseAsync(TimeSpan.FromSeconds(15));
            server.Time.Advance(TimeSpan.FromSeconds(15));
            heard = await events.NextAsync();
        }
        while (heard.Kind == "queue.positions");
        Assert.Equal(":", heard.Kind);
    }

    [Fact]
    public async Task Signing_out_ends_the_stream()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        using var elsewhere = server.NewPerson();
        await elsewhere.SignInAsync("ada", TestServer.Password);
        using var events = await elsewhere.ListenAsync();
        await ada.PostAsync("/api/v1/sign-out-everywhere").ExpectAsync(204);
        using var kim = await server.AskAsync("nobody may hear this name");
        await Assert.ThrowsAsync<EndOfStreamException>(() => events.NextAsync());
    }

    [Fact]
    public async Task Two_processes_on_one_store_tell_each_other()
    {
        await using var server = await TestServer.StartAsync(Engine.Postgres);
        using var ada = await server.SetUpAsync();
        await using var twin = await server.StartTwinAsync();
        using var there = twin.NewPerson();
        await there.SignInAsync("ada", TestServer.Password);
        using var news = await there.ListenAsync("?topics=queue");
        using var kim = await server.AskAsync("Kim");
        Assert.Equal("Kim", (await news.NextAsync("request.waiting")).Json.GetProperty("name").GetString());
        var answers = await Task.WhenAll(ada.PostAsync($"/api/v1/queue/{kim.Request}/accept"), there.PostAsync($"/api/v1/queue/{kim.Request}/accept"));
        Assert.Single(answers.Select(a => a.Text("session")).Distinct());
    }

    [Fact]
    public async Task A_browser_that_is_both_says_as_whom_it_listens()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var both = await server.SetUpAsync();
        await both.AskAsync("Kim", "Help");
        using var asCustomer = await both.ListenAsync("?as=customer");
        using var asTechnician = await both.ListenAsync("?as=technician");
        using var other = await server.AskAsync("Lee");
        await both.PostAsync("/api/v1/requests/mine/messages", new { id = Guid.CreateVersion7(), text = "hello" }).ExpectAsync(200);
        ReadEvent heard;
        do
        {
            heard = await asCustomer.NextAsync();
            Assert.DoesNotContain(other.Request, heard.Body);
        }
        while (heard.Kind != "chat.message");
        Assert.Equal("request.waiting", (await asTechnician.NextAsync()).Kind);
        using var customer = await server.AskAsync("Mo");
        await customer.GetAsync("/api/v1/events?as=technician").ExpectAsync(403);
    }
}
