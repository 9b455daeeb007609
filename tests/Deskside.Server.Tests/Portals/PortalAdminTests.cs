using Deskside.Server.Tests.Front;

namespace Deskside.Server.Tests.Portals;

public sealed class PortalAdminTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_portal_is_made_changed_and_removed_and_the_audit_says_before_and_after(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        var made = await ada.PostAsync("/api/v1/admin/portals", PortalBodies.Of("Sales-Help", accent: "#7a1f5c")).ExpectAsync(200);
        Assert.EndsWith("/p/sales-help", made.Text("url"));
        var open = await ada.GetAsync("/api/v1/portals/sales-help").ExpectAsync(200);
        Assert.Equal(("#7a1f5c", "Hilfe", "de"), (open.Text("look", "accent"), open.Text("texts", "de", "title"), open.Json.GetProperty("languages")[0].GetString()));
        await ada.PostAsync("/api/v1/admin/portals", PortalBodies.Of("sales-help")).ExpectAsync(409, "name-taken");
        var saved = await ada.PutAsync($"/api/v1/admin/portals/{made.Text("portal")}", PortalBodies.Of("sales", accent: "#0d6e6e")).ExpectAsync(200);
        Assert.Equal("sales", saved.Text("name"));
        var audit = (await ada.GetAsync("/api/v1/audit")).Body;
        Assert.Contains("accent.before", audit);
        Assert.Contains("portal.changed", audit);
        await ada.DeleteAsync($"/api/v1/admin/portals/{made.Text("portal")}").ExpectAsync(204);
        await ada.GetAsync("/api/v1/portals/sales").ExpectAsync(404);
        var standard = (await ada.GetAsync("/api/v1/admin/portals")).Json.EnumerateArray().Single(p => p.GetProperty("name").GetString() == "default");
        await ada.DeleteAsync($"/api/v1/admin/portals/{standard.GetProperty("portal").GetString()}").ExpectAsync(409, "default-portal");
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_portals_own_fields_are_asked_and_checked(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        await ada.PostAsync("/api/v1/admin/portals", PortalBodies.Of("sales", email: "required")).ExpectAsync(200);
        using var kim = server.NewPerson();
        var refused = await kim.PostAsync("/api/v1/requests", new { portal = "sales", name = "Kim", question = "Help", fields = new { product = "Toaster", other = "x" } }).ExpectAsync(400);
        Assert.Equal(["email", "fields", "fields.product"], refused.Json.GetProperty("errors").EnumerateObject().Select(e => e.Name).Order());
        await kim.PostAsync("/api/v1/requests", new { portal = "sales", name = "Kim", question = "Help", email = "kim@example.org", language = "de", fields = new { product = "Printer" } }).ExpectAsync(201);
    }

    [Fact]
    public async Task A_way_in_that_is_switched_off_is_closed()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        await ada.PostAsync("/api/v1/admin/portals", PortalBodies.Of("closed", wayWeb: false)).ExpectAsync(200);
        await ada.PostAsync("/api/v1/requests", new { portal = "closed", name = "Kim", question = "Help", fields = new { product = "Printer" } }).ExpectAsync(403, "way-in-closed");
        Assert.Equal("False", (await ada.GetAsync("/api/v1/portals/closed")).Text("waysIn", "web"));
    }

    [Fact]
    public async Task A_flood_fills_its_own_portal_only()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        await ada.PostAsync("/api/v1/admin/portals", PortalBodies.Of("narrow", asksPerMinute: 2)).ExpectAsync(200);
        var body = new { portal = "narrow", name = "Kim", question = "Help", fields = new { product = "Printer" } };
        await ada.PostAsync("/api/v1/requests", body).ExpectAsync(201);
        await ada.PostAsync("/api/v1/requests", body).ExpectAsync(201);
        var slow = await ada.PostAsync("/api/v1/requests", body).ExpectAsync(429, "slow-down");
        Assert.Equal("30", slow.Headers.RetryAfter!.ToString());
        await ada.PostAsync("/api/v1/requests", new { portal = "default", name = "Kim", question = "Help" }).ExpectAsync(201);
        server.Time.Advance(TimeSpan.FromSeconds(30));
        await ada.PostAsync("/api/v1/requests", body).ExpectAsync(201);
    }
}
