using Deskside.Server.Tests.Front;

namespace Deskside.Server.Tests.Portals;

/// <summary>What a customer may say that it is about, and what he is told when nobody is there.</summary>
public sealed class TopicTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_chosen_topic_is_the_skill_of_the_request_and_the_language_is_as_he_wished(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        await ada.PostAsync("/api/v1/admin/portals", Portal(new { skill = "printers", labels = new { en = "Printers", de = "Drucker" } })).ExpectAsync(200);
        using var kim = server.NewPerson();
        var portal = await kim.GetAsync("/api/v1/portals/desk").ExpectAsync(200);
        Assert.Equal("Drucker", portal.Json.GetProperty("topics")[0].GetProperty("labels").GetProperty("de").GetString());
        Assert.Equal("True", portal.Text("askLanguage"));
        await kim.PostAsync("/api/v1/requests", Question("printers", "de")).ExpectAsync(201);
        var row = (await ada.GetAsync("/api/v1/queue").ExpectAsync(200)).Json[0];
        Assert.Equal(("printers", "de"), (row.GetProperty("skill").GetString(), row.GetProperty("language").GetString()));
        // Who does not know is asked nothing more.
        await kim.PostAsync("/api/v1/requests", Question(null, "en")).ExpectAsync(201);
    }

    [Fact]
    public async Task A_topic_that_is_not_offered_is_refused()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        await ada.PostAsync("/api/v1/admin/portals", Portal(new { skill = "printers", labels = new { en = "Printers" } })).ExpectAsync(200);
        using var eve = server.NewPerson();
        foreach (var topic in new[] { "root", "PRINTERS", "<script>", new string('x', 5000) })
        {
            Assert.Contains("topic", (await eve.PostAsync("/api/v1/requests", Question(topic, "en")).ExpectAsync(400, "invalid-fields")).Body);
        }
    }

    [Fact]
    public async Task What_is_wrong_with_a_topic_is_said_at_its_place()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        var label = new { en = "Printers" };
        foreach (var (topic, at) in new (object, string)[]
        {
            (new { skill = "", labels = label }, "settings.topics.0.skill"),
            (new { skill = "Printers", labels = label }, "settings.topics.0.skill"),
            (new { skill = "printers", labels = new { de = "Drucker" } }, "settings.topics.0.labels"),
            (new { skill = "printers", labels = new { en = new string('x', 121) } }, "settings.topics.0.labels.en"),
        })
        {
            Assert.Contains($"\"{at}\"", (await ada.PostAsync("/api/v1/admin/portals", Portal(topic)).ExpectAsync(400, "invalid-fields")).Body);
        }

        var one = new { skill = "printers", labels = label };
        Assert.Contains("settings.topics", (await ada.PostAsync("/api/v1/admin/portals", Portal(one, one)).ExpectAsync(400, "invalid-fields")).Body);
    }

    [Fact]
    public async Task Outside_opening_hours_the_page_knows_by_when_an_answer_is_due()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        await ada.PostAsync("/api/v1/admin/portals", Portal()).ExpectAsync(200);
        using var kim = server.NewPerson();
        Assert.False((await kim.GetAsync("/api/v1/portals/desk")).Json.TryGetProperty("dueAt", out _));
        // Open for one hour of the week, and that is not now.
        var other = server.Time.GetUtcNow().AddDays(3);
        var week = new[] { new { day = $"{other.DayOfWeek}".ToLowerInvariant(), from = "10:00", to = "11:00" } };
        await ada.PutAsync("/api/v1/queue/settings", new { hours = new { zone = "Etc/UTC", week } }).ExpectAsync(204);
        var due = (await kim.GetAsync("/api/v1/portals/desk").ExpectAsync(200)).Json.GetProperty("dueAt").GetDateTimeOffset();
        Assert.InRange(due, server.Time.GetUtcNow().AddDays(1), server.Time.GetUtcNow().AddDays(15));
        var asked = await kim.PostAsync("/api/v1/requests", Question(null, "en")).ExpectAsync(201);
        Assert.Equal(due, asked.Json.GetProperty("dueAt").GetDateTimeOffset());
    }

    [Fact]
    public async Task The_ask_box_offers_the_topics_too_and_takes_no_other()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        var settings = new { topics = new[] { new { skill = "printers", labels = new { en = "Printers" } } }, waySmartBox = true, origins = new[] { BoxVisitor.Site }, texts = new { en = new { title = "Shop", welcome = "" } } };
        await ada.PostAsync("/api/v1/admin/portals", new { name = "shop", title = "Shop", welcome = "", wayWeb = true, wayCode = true, wayCompanion = true, settings }).ExpectAsync(200);
        using var box = new BoxVisitor(server.NewPerson(), BoxVisitor.Site);
        var look = await box.SendAsync("GET", "/api/v1/box/shop").ExpectAsync(200);
        Assert.Equal("printers", look.Json.GetProperty("topics")[0].GetProperty("skill").GetString());
        await box.SendAsync("POST", "/api/v1/box/shop/requests", new { name = "Kim", question = "Help", topic = "root" }).ExpectAsync(400, "invalid-fields");
        await box.SendAsync("POST", "/api/v1/box/shop/requests", new { name = "Kim", question = "Help", topic = "printers" }).ExpectAsync(201);
        Assert.Equal("printers", (await ada.GetAsync("/api/v1/queue").ExpectAsync(200)).Json[0].GetProperty("skill").GetString());
    }

    private static object Question(string? topic, string language) => new { portal = "desk", name = "Kim", question = "Help", wayIn = "web", topic, language };

    private static object Portal(params object[] topics) => new
    {
        name = "desk",
        title = "Desk",
        welcome = "",
        wayWeb = true,
        wayCode = true,
        wayCompanion = true,
        settings = new { topics, askLanguage = true, texts = new { en = new { title = "Desk", welcome = "", closed = "We sleep." } } },
    };
}
