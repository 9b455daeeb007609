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
}
