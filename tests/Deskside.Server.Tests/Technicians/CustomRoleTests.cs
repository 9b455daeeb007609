using Deskside.Server.Tests.Front;

namespace Deskside.Server.Tests.Technicians;

public sealed class CustomRoleTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_role_is_a_set_of_permissions_and_its_change_holds_at_once(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        await ada.PostAsync("/api/v1/roles", new { key = "night-shift", title = "Night shift", permissions = new[] { "helpCustomers", "readAudit" } }).ExpectAsync(201);
        using var nina = await server.AddTechnicianAsync(ada, "nina", "night-shift");
        await nina.GetAsync("/api/v1/audit").ExpectAsync(200);
        await nina.GetAsync("/api/v1/technicians").ExpectAsync(403);
        Assert.Equal(["night-shift"], (await nina.GetAsync("/api/v1/me")).Json.GetProperty("roles").EnumerateArray().Select(r => r.GetString()));
        using var customer = await server.AskAsync();
        await nina.AcceptAsync(customer.Request);

        await ada.PutAsync("/api/v1/roles/night-shift", new { title = "Night shift", permissions = new[] { "helpCustomers" } }).ExpectAsync(200);
        await nina.GetAsync("/api/v1/audit").ExpectAsync(403);
        var trail = (await ada.GetAsync("/api/v1/audit?limit=500")).Json.EnumerateArray().Single(e => e.GetProperty("action").GetString() == "role.changed");
        Assert.Equal("helpCustomers,readAudit", trail.GetProperty("details").GetProperty("permissions.before").GetString());
        Assert.Equal("helpCustomers", trail.GetProperty("details").GetProperty("permissions.after").GetString());
        Assert.False(trail.GetProperty("details").TryGetProperty("title.before", out _));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_role_goes_when_nobody_has_it(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        await ada.PostAsync("/api/v1/roles", new { key = "temp", title = "Temp", permissions = new[] { "helpCustomers" } }).ExpectAsync(201);
        await ada.PostAsync("/api/v1/roles", new { key = "temp", title = "Temp", permissions = new[] { "helpCustomers" } }).ExpectAsync(409, "key-taken");
        await ada.PostAsync("/api/v1/roles", new { key = "auditor", title = "x", permissions = new[] { "helpCustomers" } }).ExpectAsync(409, "key-taken");
        using var tom = await server.AddTechnicianAsync(ada, "tom", "temp");
        await ada.DeleteAsync("/api/v1/roles/temp").ExpectAsync(409, "role-in-use");
        var id = (await tom.GetAsync("/api/v1/me")).Text("id");
        await ada.PutAsync($"/api/v1/technicians/{id}", new { displayName = "Tom", email = "tom@contoso.example", roles = new[] { "technician" } }).ExpectAsync(200);
        await ada.DeleteAsync("/api/v1/roles/temp").ExpectAsync(204);
        await ada.DeleteAsync("/api/v1/roles/administrator").ExpectAsync(404);
        await ada.PutAsync($"/api/v1/technicians/{id}", new { displayName = "Tom", roles = new[] { "temp" } }).ExpectAsync(400, "no-such-role");
    }

    [Fact]
    public async Task The_last_administrator_cannot_be_demoted()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        await ada.PostAsync("/api/v1/roles", new { key = "sub-administrator", title = "x", permissions = new[] { "manageTechnicians" } }).ExpectAsync(201);
        using var sub = await server.AddTechnicianAsync(ada, "sub", "sub-administrator");
        var id = (await ada.GetAsync("/api/v1/me")).Text("id");
        await ada.PutAsync($"/api/v1/technicians/{id}", new { displayName = "Ada", roles = new[] { "technician" } }).ExpectAsync(409, "last-administrator");
        Assert.Contains("administrator", (await ada.GetAsync("/api/v1/me")).Json.GetProperty("roles").EnumerateArray().Select(r => r.GetString()));
    }
}
