using Deskside.Server.Tests.Front;

namespace Deskside.Server.Tests.Technicians;

public sealed class RoleAttacks
{
    [Fact]
    public async Task A_technician_cannot_administrate_nor_audit()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        using var bob = await server.AddTechnicianAsync(ada, "bob", "technician");
        var id = (await bob.GetAsync("/api/v1/me")).Text("id");
        foreach (var call in new[]
        {
            bob.GetAsync("/api/v1/technicians"),
            bob.PostAsync("/api/v1/technicians", new { name = "eve", displayName = "Eve", password = TestServer.Password, roles = new[] { "administrator" } }),
            bob.PostAsync($"/api/v1/technicians/{id}/password", new { password = TestServer.Password }),
            bob.DeleteAsync($"/api/v1/technicians/{id}"),
            bob.GetAsync("/api/v1/audit"),
            bob.GetAsync("/api/v1/audit/verify"),
        })
        {
            await call.ExpectAsync(403, "not-allowed");
        }
    }

    [Fact]
    public async Task An_auditor_reads_all_and_changes_nothing()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        using var olga = await server.AddTechnicianAsync(ada, "olga", "auditor");
        using var customer = await server.AskAsync();
        await olga.PostAsync($"/api/v1/queue/{customer.Request}/accept").ExpectAsync(403, "not-allowed");
        var session = await ada.AcceptAsync(customer.Request);
        await olga.GetAsync($"/api/v1/sessions/{session}").ExpectAsync(200);
        await olga.GetAsync($"/api/v1/requests/{customer.Request}/messages").ExpectAsync(200);
        await olga.PostAsync($"/api/v1/requests/{customer.Request}/messages", new { id = Guid.CreateVersion7(), text = "hi" }).ExpectAsync(404);
        await olga.PostAsync($"/api/v1/sessions/{session}/end", new { outcome = "solved" }).ExpectAsync(404);
        await olga.PostAsync($"/api/v1/sessions/{session}/legs", new { role = "viewer" }).ExpectAsync(404);
        await olga.GetAsync("/api/v1/audit").ExpectAsync(200);
    }

    [Fact]
    public async Task Customers_have_no_technicians_tool()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        using var customer = await server.AskAsync();
        var session = await ada.AcceptAsync(customer.Request);
        foreach (var path in new[] { "/api/v1/queue", "/api/v1/me", "/api/v1/sessions", $"/api/v1/sessions/{session}", "/api/v1/technicians", "/api/v1/audit", $"/api/v1/requests/{customer.Request}/messages" })
        {
            await customer.GetAsync(path).ExpectAsync(401);
        }

        await customer.PostAsync($"/api/v1/queue/{customer.Request}/accept").ExpectAsync(401);
        await customer.PostAsync($"/api/v1/sessions/{session}/legs", new { role = "viewer" }).ExpectAsync(404);
        await ada.PostAsync($"/api/v1/sessions/{session}/legs", new { role = "sharer" }).ExpectAsync(404);
        await ada.PostAsync($"/api/v1/sessions/{session}/consents", new { capability = "control", state = "granted" }).ExpectAsync(401);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Who_makes_accounts_rises_no_higher_by_it(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        await ada.PostAsync("/api/v1/roles", new { key = "reception", title = "Reception", permissions = new[] { "manageTechnicians", "helpCustomers", "inviteCustomers", "devices" } }).ExpectAsync(201);
        using var eve = await server.AddTechnicianAsync(ada, "eve", "reception");
        using var sue = await server.AddTechnicianAsync(ada, "sue", "supervisor");
        var (self, administrator, supervisor) = ((await eve.GetAsync("/api/v1/me")).Text("id"), (await ada.GetAsync("/api/v1/me")).Text("id"), (await sue.GetAsync("/api/v1/me")).Text("id"));
        await eve.PostAsync("/api/v1/technicians", new { name = "e2", displayName = "E", password = TestServer.Password, roles = new[] { "administrator" } }).ExpectAsync(403, "beyond-own-rights");
        await eve.PutAsync($"/api/v1/technicians/{self}", new { displayName = "Eve", roles = new[] { "reception", "auditor" } }).ExpectAsync(403, "beyond-own-rights");
        // Nor by standing in for somebody who has more.
        foreach (var higher in new[] { administrator, supervisor })
        {
            await eve.PostAsync($"/api/v1/technicians/{higher}/password", new { password = "another long phrase" }).ExpectAsync(403, "beyond-own-rights");
            await eve.PutAsync($"/api/v1/technicians/{higher}", new { displayName = "x", roles = new[] { "technician" } }).ExpectAsync(403, "beyond-own-rights");
            await eve.DeleteAsync($"/api/v1/technicians/{higher}").ExpectAsync(403, "beyond-own-rights");
        }

        await eve.PostAsync("/api/v1/roles", new { key = "mine", title = "Mine", permissions = new[] { "manageRoles" } }).ExpectAsync(403, "not-allowed");
        await eve.PutAsync("/api/v1/roles/reception", new { title = "x", permissions = new[] { "manageRoles" } }).ExpectAsync(403, "not-allowed");
        await eve.PostAsync("/api/v1/technicians", new { name = "bob", displayName = "Bob", password = TestServer.Password, roles = new[] { "technician" } }).ExpectAsync(201);
        await ada.SignInAsync("ada", TestServer.Password);
    }

    [Fact]
    public async Task Roles_and_accounts_of_another_organisation_are_not_there()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        using var mallory = await server.AddFabrikamAsync();
        await ada.PostAsync("/api/v1/roles", new { key = "ours", title = "Ours", permissions = new[] { "helpCustomers" } }).ExpectAsync(201);
        var id = (await ada.GetAsync("/api/v1/me")).Text("id");
        Assert.DoesNotContain("\"ours\"", (await mallory.GetAsync("/api/v1/roles")).Body);
        await mallory.PutAsync("/api/v1/roles/ours", new { title = "x", permissions = new[] { "readAudit" } }).ExpectAsync(404);
        await mallory.DeleteAsync("/api/v1/roles/ours").ExpectAsync(404);
        await mallory.PostAsync("/api/v1/technicians", new { name = "m2", displayName = "M", password = TestServer.Password, roles = new[] { "ours" } }).ExpectAsync(400, "no-such-role");
        await mallory.PutAsync($"/api/v1/technicians/{id}", new { displayName = "x", roles = new[] { "auditor" } }).ExpectAsync(404);
    }
}
