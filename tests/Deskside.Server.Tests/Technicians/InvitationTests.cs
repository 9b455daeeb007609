using Deskside.Server.Hosting.Storage;
using Deskside.Server.Tests.Front;

namespace Deskside.Server.Tests.Technicians;

public sealed class InvitationTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Who_is_invited_makes_his_account_once(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        var (token, _) = await InviteAsync(ada);
        using var nina = server.NewPerson();
        Assert.Equal("Nina", (await nina.PostAsync("/api/v1/technician-invitations/look", new { token }).ExpectAsync(200)).Text("displayName"));
        await Accept(nina, token, "ada").ExpectAsync(409, "name-taken");
        await Accept(nina, token, "nina", "short").ExpectAsync(400, "invalid-fields");
        await Accept(nina, token, "nina").ExpectAsync(204);
        await Accept(nina, token, "nina2").ExpectAsync(410, "invitation-over");
        await nina.SignInAsync("nina", TestServer.Password);
        Assert.Equal(["supervisor"], (await nina.GetAsync("/api/v1/me")).Json.GetProperty("roles").EnumerateArray().Select(r => r.GetString()));
        Assert.Contains("technician.invited", (await ada.GetAsync("/api/v1/audit/search")).Body);
        Assert.DoesNotContain(token, (await ada.GetAsync("/api/v1/audit/search")).Body + (await ada.GetAsync("/api/v1/technician-invitations")).Body + server.Log.Text);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task With_an_address_the_link_is_mailed_in_the_same_transaction(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        await InviteAsync(ada);
        await ada.PostAsync("/api/v1/technician-invitations", new { displayName = "By hand", roles = new[] { "technician" } }).ExpectAsync(201);
        var kept = await server.Get<Database>().ListAsync<string>("SELECT address FROM mails", null, CancellationToken.None);
        Assert.Equal(["nina@contoso.example"], kept);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Of_two_who_come_with_one_link_one_is_let_in(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        var (token, _) = await InviteAsync(ada);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Accept(server.NewPerson(), token, $"nina{i}")));
        Assert.Single(answers, a => a.Status == 204);
    }

    [Fact]
    public async Task A_revoked_or_old_link_opens_nothing()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        var (revoked, id) = await InviteAsync(ada);
        await ada.DeleteAsync($"/api/v1/technician-invitations/{id}").ExpectAsync(204);
        using var nina = server.NewPerson();
        await Accept(nina, revoked, "nina").ExpectAsync(410);
        var (old, _) = await InviteAsync(ada);
        server.Time.Advance(TimeSpan.FromDays(7));
        await Accept(nina, old, "nina").ExpectAsync(410);
        await Accept(nina, new string('A', 43), "nina").ExpectAsync(410);
    }

    [Fact]
    public async Task Nobody_invites_beyond_his_own_rights_or_into_another_organisation()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        await ada.PostAsync("/api/v1/roles", new { key = "reception", title = "Reception", permissions = new[] { "manageTechnicians" } }).ExpectAsync(201);
        using var eve = await server.AddTechnicianAsync(ada, "eve", "reception");
        await eve.PostAsync("/api/v1/technician-invitations", new { displayName = "x", roles = new[] { "administrator" } }).ExpectAsync(403, "beyond-own-rights");
        var (_, id) = await InviteAsync(ada);
        using var mallory = await server.AddFabrikamAsync();
        await mallory.DeleteAsync($"/api/v1/technician-invitations/{id}").ExpectAsync(404);
        Assert.DoesNotContain(id, (await mallory.GetAsync("/api/v1/technician-invitations")).Body);
    }

    private static async Task<(string Token, string Id)> InviteAsync(Person administrator)
    {
        var made = await administrator.PostAsync("/api/v1/technician-invitations", new { displayName = "Nina", email = "nina@contoso.example", roles = new[] { "supervisor" } }).ExpectAsync(201);
        return (made.Text("link").Split("/console/join#")[1], made.Text("about", "id"));
    }

    private static Task<Answer> Accept(Person person, string token, string name, string password = TestServer.Password) =>
        person.PostAsync("/api/v1/technician-invitations/accept", new { token, name, displayName = "Nina", password });
}
