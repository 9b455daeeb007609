using System.Net.Http.Headers;
using Deskside.Server.Tests.Front;

namespace Deskside.Server.Tests.Queue;

/// <summary>What hangs on a request, what a portal has of its own, what customers wish, how a case goes on.</summary>
public sealed class DeskTests
{
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_portals_own_hours_go_before_the_organisations(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        var always = new { zone = "Europe/Berlin", week = Enum.GetValues<DayOfWeek>().Select(d => new { day = char.ToLowerInvariant($"{d}"[0]) + $"{d}"[1..], from = "00:00", to = "24:00" }) };
        await ada.PutAsync("/api/v1/queue/settings", new { hours = always }).ExpectAsync(204);
        using var kim = await server.AskAsync();
        Assert.False((await kim.GetAsync("/api/v1/requests/mine")).Json.TryGetProperty("dueAt", out _));

        var portal = (await ada.GetAsync("/api/v1/queue/portals").ExpectAsync(200)).Json[0];
        var path = $"/api/v1/queue/portals/{portal.GetProperty("portal").GetString()}";
        Assert.True(portal.GetProperty("isOpenNow").GetBoolean());
        await ada.PutAsync(path, new { hours = new { zone = "Mars/Base" }, skills = Array.Empty<string>() }).ExpectAsync(400, "invalid-fields");
        await ada.PutAsync(path, new { hours = OnlyInThreeDays(server), skills = new[] { " Printers ", "printers" } }).ExpectAsync(204);
        var changed = (await ada.GetAsync("/api/v1/queue/portals").ExpectAsync(200)).Json[0];
        Assert.False(changed.GetProperty("isOpenNow").GetBoolean());
        Assert.Equal("printers", Assert.Single(changed.GetProperty("skills").EnumerateArray()).GetString());
        using var lee = await server.AskAsync("Lee");
        Assert.True((await lee.GetAsync("/api/v1/requests/mine")).Json.TryGetProperty("dueAt", out _));
        Assert.Contains("portal:", (await ada.GetAsync("/api/v1/audit?limit=100")).Body);

        using var bob = await server.AddTechnicianAsync(ada, "bob", "technician");
        await bob.PutAsync(path, new { skills = Array.Empty<string>() }).ExpectAsync(403);
        await ada.PutAsync($"/api/v1/queue/portals/{Guid.CreateVersion7()}", new { skills = Array.Empty<string>() }).ExpectAsync(404);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_customer_wishes_only_what_the_portal_offers_and_keeps_his_place(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        using var kim = await server.AskAsync();
        await kim.PutAsync("/api/v1/requests/mine/wishes", new { skill = "printers" }).ExpectAsync(400, "invalid-fields");
        var portal = (await ada.GetAsync("/api/v1/queue/portals")).Json[0].GetProperty("portal").GetString();
        await ada.PutAsync($"/api/v1/queue/portals/{portal}", new { skills = new[] { "printers" } }).ExpectAsync(204);
        await kim.PutAsync("/api/v1/requests/mine/wishes", new { skill = "printers", language = "xx" }).ExpectAsync(400, "invalid-fields");
        await kim.PutAsync("/api/v1/requests/mine/wishes", new { skill = "printers", language = "fr" }).ExpectAsync(204);
        var mine = (await kim.GetAsync("/api/v1/requests/mine")).Json;
        Assert.Equal("printers", mine.GetProperty("skill").GetString());
        Assert.Equal(1, mine.GetProperty("position").GetInt32());
        var about = (await ada.GetAsync($"/api/v1/requests/{kim.Request}/about").ExpectAsync(200)).Json;
        Assert.Equal("printers", about.GetProperty("skill").GetString());
        Assert.Equal("fr", about.GetProperty("language").GetString());
        await ada.AcceptAsync(kim.Request);
        await kim.PutAsync("/api/v1/requests/mine/wishes", new { skill = "printers" }).ExpectAsync(409, "request-over");
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_session_that_goes_on_by_phone_says_so_to_both_and_only_its_own_technician_may_say_it(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        using var bob = await server.AddTechnicianAsync(ada, "bob", "technician");
        using var kim = await server.AskAsync();
        var session = await ada.AcceptAsync(kim.Request);
        await bob.PostAsync($"/api/v1/sessions/{session}/channel", new { channel = "phone", contact = "030 123" }).ExpectAsync(404);
        await ada.PostAsync($"/api/v1/sessions/{session}/channel", new { channel = "pigeon", contact = "030 123" }).ExpectAsync(400);
        await ada.PostAsync($"/api/v1/sessions/{session}/channel", new { channel = "phone", contact = "" }).ExpectAsync(400, "invalid-fields");
        await ada.PostAsync($"/api/v1/sessions/{session}/channel", new { channel = "phone", contact = "030 123" }).ExpectAsync(204);
        Assert.Equal("phone", (await kim.GetAsync("/api/v1/requests/mine")).Text("channel"));
        Assert.Equal("030 123", (await ada.GetAsync($"/api/v1/requests/{kim.Request}/about")).Text("contact"));
        await bob.GetAsync($"/api/v1/requests/{kim.Request}/about").ExpectAsync(404);
        await ada.PostAsync($"/api/v1/sessions/{session}/hold").ExpectAsync(204);
        Assert.True((await ada.GetAsync($"/api/v1/sessions/{session}")).Json.GetProperty("isHeld").GetBoolean());
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_picture_attached_by_mistake_is_taken_away_by_its_own_customer_only(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        using var kim = await server.AskAsync();
        using var lee = await server.AskAsync("Lee");
        using var body = new ByteArrayContent(Png) { Headers = { ContentType = new MediaTypeHeaderValue("image/png") } };
        Assert.Equal(204, (int)(await kim.Http.PostAsync("/api/v1/requests/mine/pictures?name=a.png", body)).StatusCode);
        var picture = (await kim.GetAsync("/api/v1/requests/mine/pictures")).Json[0].GetProperty("picture").GetString();
        await lee.DeleteAsync($"/api/v1/requests/mine/pictures/{picture}").ExpectAsync(404);
        await ada.GetAsync($"/api/v1/requests/{kim.Request}/pictures/{picture}").ExpectAsync(200);
        await kim.DeleteAsync($"/api/v1/requests/mine/pictures/{picture}").ExpectAsync(204);
        await ada.GetAsync($"/api/v1/requests/{kim.Request}/pictures/{picture}").ExpectAsync(404);
        Assert.Equal("[]", (await kim.GetAsync("/api/v1/requests/mine/pictures")).Body);
    }

    /// <summary>Hours that are over today, whatever day the test's clock begins with.</summary>
    private static object OnlyInThreeDays(TestServer server)
    {
        var other = server.Time.GetUtcNow().AddDays(3).DayOfWeek;
        return new { zone = "UTC", week = new[] { new { day = other.ToString().ToLowerInvariant(), from = "09:00", to = "10:00" } } };
    }
}
