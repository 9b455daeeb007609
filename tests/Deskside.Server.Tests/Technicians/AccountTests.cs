using Deskside.Server.Tests.Front;

namespace Deskside.Server.Tests.Technicians;

public sealed class AccountTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task An_administrator_makes_and_closes_accounts(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        using var bob = await server.AddTechnicianAsync(ada, "bob", "technician");
        var id = (await bob.GetAsync("/api/v1/me")).Text("id");
        await ada.PostAsync("/api/v1/technicians", new { name = "BOB", displayName = "x", password = TestServer.Password, roles = new[] { "technician" } }).ExpectAsync(409, "name-taken");
        await ada.DeleteAsync($"/api/v1/technicians/{id}").ExpectAsync(204);
        await bob.GetAsync("/api/v1/me").ExpectAsync(401);
        await bob.PostAsync("/api/v1/sign-in", new { name = "bob", password = TestServer.Password }).ExpectAsync(401, "wrong-credentials");
        Assert.Contains("\"active\":false", (await ada.GetAsync("/api/v1/technicians")).Body);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_last_administrator_stays(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        var id = (await ada.GetAsync("/api/v1/me")).Text("id");
        await ada.DeleteAsync($"/api/v1/technicians/{id}").ExpectAsync(409, "last-administrator");
        using var bea = await server.AddTechnicianAsync(ada, "bea", "administrator");
        var other = (await bea.GetAsync("/api/v1/me")).Text("id");
        var answers = await Task.WhenAll(ada.DeleteAsync($"/api/v1/technicians/{other}"), bea.DeleteAsync($"/api/v1/technicians/{id}"));
        Assert.Single(answers, a => a.Status == 204);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_repeated_call_with_its_key_makes_one_account(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        ada.Http.DefaultRequestHeaders.Add("Idempotency-Key", Guid.NewGuid().ToString());
        var body = new { name = "bob", displayName = "Bob", password = TestServer.Password, roles = new[] { "technician" } };
        var first = await ada.PostAsync("/api/v1/technicians", body).ExpectAsync(201);
        var second = await ada.PostAsync("/api/v1/technicians", body).ExpectAsync(201);
        Assert.Equal(first.Text("id"), second.Text("id"));
        Assert.Equal(2, (await ada.GetAsync("/api/v1/technicians")).Json.GetArrayLength());
    }

    [Fact]
    public async Task A_new_password_ends_every_sign_in()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        using var bob = await server.AddTechnicianAsync(ada, "bob", "technician");
        await bob.PostAsync("/api/v1/me/password", new { current = "wrong wrong wrong", @new = "another horse battery" }).ExpectAsync(403, "wrong-credentials");
        await bob.PostAsync("/api/v1/me/password", new { current = TestServer.Password, @new = "password12" }).ExpectAsync(400, "invalid-fields");
        await bob.PostAsync("/api/v1/me/password", new { current = TestServer.Password, @new = "another horse battery" }).ExpectAsync(204);
        await bob.GetAsync("/api/v1/me").ExpectAsync(401);
        await bob.SignInAsync("bob", "another horse battery");
        var id = (await bob.GetAsync("/api/v1/me")).Text("id");
        await ada.PostAsync($"/api/v1/technicians/{id}/password", new { password = "third horse battery" }).ExpectAsync(204);
        await bob.GetAsync("/api/v1/me").ExpectAsync(401);
        await bob.SignInAsync("bob", "third horse battery");
    }

    [Fact]
    public async Task Names_are_one_in_every_unicode_form()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        await ada.PostAsync("/api/v1/technicians", new { name = "ren\u00e9", displayName = "Rene\u0301", password = "correct re\u0301 battery", roles = new[] { "technician" } }).ExpectAsync(201);
        using var rene = server.NewPerson();
        await rene.SignInAsync("REN\u00c9", "correct r\u00e9 battery");
        await rene.SignInAsync("rene\u0301", "correct re\u0301 battery");
        Assert.Equal("Ren\u00e9", (await rene.GetAsync("/api/v1/me")).Text("displayName"));
    }
}
