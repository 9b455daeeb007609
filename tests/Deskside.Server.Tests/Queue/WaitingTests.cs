using Deskside.Domain.Identifiers;
using Deskside.Domain.Texts;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.Queue;
using Deskside.Server.Queue.Internal.Customers;
using Deskside.Server.Tests.Front;
using Deskside.Server.Tests.Notifications.Post;

namespace Deskside.Server.Tests.Queue;

public sealed class WaitingTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_kept_place_outlives_its_page_and_its_link_works_once(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        using var kim = await server.AskAsync();
        var link = (await kim.PostAsync("/api/v1/requests/mine/keep", new { email = "kim@example.org" }).ExpectAsync(200)).Text("link");
        await kim.PostAsync("/api/v1/requests/mine/goodbye").ExpectAsync(204);
        server.Time.Advance(TimeSpan.FromMinutes(20));
        Assert.Equal("away", await PresenceAsync(server, ada));
        using var elsewhere = server.NewPerson();
        var secret = link[(link.LastIndexOf('.') + 1)..];
        Assert.Equal(kim.Request, (await elsewhere.PostAsync("/api/v1/requests/return", new { secret }).ExpectAsync(200)).Text("request"));
        Assert.Equal("waiting", (await elsewhere.GetAsync("/api/v1/requests/mine")).Text("state"));
        await elsewhere.PostAsync("/api/v1/requests/return", new { secret }).ExpectAsync(410, "link-used");
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_customer_whose_turn_is_near_is_called_once_and_in_his_language(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        await using var office = await PostOffice.StartAsync();
        await office.ServeAsync(ada);
        using var kim = await server.AskAsync("Kim <b>");
        await kim.PutAsync("/api/v1/requests/mine/wishes", new { language = "de" }).ExpectAsync(204);
        await kim.PostAsync("/api/v1/requests/mine/keep", new { email = "kim@example.org" }).ExpectAsync(200);
        await kim.PostAsync("/api/v1/requests/mine/goodbye").ExpectAsync(204);
        server.Time.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal("away", await PresenceAsync(server, ada));
        var mail = await office.NextAsync(server);
        Assert.Contains("Guten Tag Kim <b>,", mail.Part("text/plain"));
        Assert.Equal(1, await server.Get<Database>().FirstAsync<long>("SELECT COUNT(*) FROM request_history WHERE request = @request AND kind = 'place.called'", new { request = kim.Request }, CancellationToken.None));
    }

    [Theory, InlineData("en", "Hello Kim &lt;b&gt;,"), InlineData("de", "Guten Tag Kim &lt;b&gt;,"), InlineData("fr", "Bonjour Kim &lt;b&gt;,"), InlineData("es", "Hola, Kim &lt;b&gt;:"), InlineData("tlh", "Hello Kim &lt;b&gt;,")]
    public void The_mail_that_calls_is_written_in_every_language_with_what_was_typed_escaped(string language, string greeting)
    {
        Assert.Equal(TextFault.None, EmailAddress.TryParse("kim@example.org", out var to));
        var mail = TurnLetter.Write(new RequestRecord { Name = "Kim <b>", Request = RequestId.Parse(Guid.CreateVersion7().ToString(), null) }, to, language, new Uri("https://desk.example/#back.abc"));
        Assert.Contains(greeting, mail.Html);
        Assert.Contains("https://desk.example/#back.abc", mail.Text);
        Assert.Contains("https://desk.example/#back.abc", mail.Html);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_goodbye_leaves_at_once_unless_the_page_was_only_loaded_anew(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        using var gone = await server.AskAsync("Gone");
        using var reloaded = await server.AskAsync("Reloaded");
        using var news = await ada.ListenAsync("?topics=queue&as=technician");
        await gone.PostAsync("/api/v1/requests/mine/goodbye").ExpectAsync(204);
        await reloaded.PostAsync("/api/v1/requests/mine/goodbye").ExpectAsync(204);
        Assert.Equal("[]", (await ada.GetAsync("/api/v1/queue")).Body);
        server.Time.Advance(TimeSpan.FromSeconds(1));
        await reloaded.GetAsync("/api/v1/requests/mine").ExpectAsync(200);
        server.Time.Advance(TimeSpan.FromSeconds(9));
        var left = await news.NextAsync("request.left");
        Assert.Equal((gone.Request, "pageClosed"), (left.Json.GetProperty("request").GetString(), left.Json.GetProperty("reason").GetString()));
        Assert.Equal("waiting", (await reloaded.GetAsync("/api/v1/requests/mine")).Text("state"));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_question_outside_hours_is_due_in_business_hours(Engine engine)
    {
        // The test's clock stands on Sunday, 1 March 2026, 09:00 UTC.
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        var week = Enumerable.Range(1, 5).Select(d => new { day = ((DayOfWeek)d).ToString().ToLowerInvariant(), from = "09:00", to = "17:00" });
        await ada.PutAsync("/api/v1/queue/settings", new { dueMinutes = 90, hours = new { zone = "Mars/Olympus", week } }).ExpectAsync(400, "invalid-fields");
        await ada.PutAsync("/api/v1/queue/settings", new { dueMinutes = 90, hours = new { zone = "Europe/Berlin", week } }).ExpectAsync(204);
        using var kim = await server.AskAsync();
        Assert.Equal("2026-03-02T09:30:00.000Z", (await kim.GetAsync("/api/v1/requests/mine")).Text("dueAt"));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Only_the_available_are_alerted_and_ignored_alerts_roll_on(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        using var bob = await server.AddTechnicianAsync(ada, "bob", "technician");
        await ada.PutAsync("/api/v1/floor/me", new { state = "away", reason = "lunch" }).ExpectAsync(204);
        using var atAda = await ada.ListenAsync("?topics=queue&as=technician");
        using var atBob = await bob.ListenAsync("?topics=queue&as=technician");
        var bobId = (await bob.GetAsync("/api/v1/me")).Text("id");
        using var kim = await server.AskAsync();
        var offered = await OfferedAsync(server, kim, atAda);
        Assert.Equal([bobId], offered.Json.GetProperty("technicians").EnumerateArray().Select(t => t.GetString()!));
        for (var seconds = 0; seconds < 35; seconds += 5)
        {
            server.Time.Advance(TimeSpan.FromSeconds(5));
            await kim.PostAsync("/api/v1/requests/mine/here").ExpectAsync(204);
        }

        await ada.PutAsync("/api/v1/floor/me", new { state = "available" }).ExpectAsync(204);
        var again = await OfferedAsync(server, kim, atBob);
        while (again.Json.GetProperty("round").GetInt32() == 1)
        {
            again = await OfferedAsync(server, kim, atBob);
        }

        await bob.PostAsync($"/api/v1/queue/{kim.Request}/decline").ExpectAsync(204);
    }

    // Who is there is seen by one watch and used by another: their looks may come in either order, so time goes on until the alert is there.
    private static async Task<ReadEvent> OfferedAsync(TestServer server, Person customer, EventReader reader)
    {
        var offered = reader.NextAsync("request.offered");
        while (!offered.IsCompleted)
        {
            await TickAsync(server, customer);
        }

        return await offered;
    }

    private static async Task TickAsync(TestServer server, Person customer)
    {
        await server.Time.PauseAsync(TimeSpan.FromSeconds(15));
        server.Time.Advance(TimeSpan.FromSeconds(6));
        await customer.PostAsync("/api/v1/requests/mine/here").ExpectAsync(204);
    }

    // The watch looks by itself, a little after the clock has moved: each look here lets another second go by.
    private static async Task<string?> PresenceAsync(TestServer server, Person reader)
    {
        string? presence = null;
        for (var looks = 0; looks < 60 && presence != "away"; looks++)
        {
            server.Time.Advance(TimeSpan.FromSeconds(1));
            presence = (await reader.GetAsync("/api/v1/queue")).Json[0].GetProperty("presence").GetString();
        }

        return presence;
    }
}
