using Deskside.Server.Tests.Front;

namespace Deskside.Server.Tests.ApiKeys;

public sealed class ApiKeyTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_key_is_shown_once_works_by_its_scopes_and_ends_when_it_is_revoked(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        var made = await ada.PostAsync("/api/v1/api-keys", new { name = "Ticket system", scopes = new[] { "audit:read", "requests:write" }, expiresInDays = 30 }).ExpectAsync(201);
        var key = made.Text("key");
        Assert.StartsWith("dsk_", key);
        Assert.Equal(key[..10], made.Text("about", "prefix"));
        using var program = server.NewProgram(key);
        var self = await program.GetAsync("/api/v1/api-keys/self").ExpectAsync(200);
        Assert.Equal("Ticket system", self.Text("name"));
        await program.GetAsync("/api/v1/audit").ExpectAsync(200);

        var list = await ada.GetAsync("/api/v1/api-keys").ExpectAsync(200);
        Assert.DoesNotContain(key, list.Body);
        Assert.True(list.Json[0].TryGetProperty("lastUsedAt", out _));
        await ada.DeleteAsync($"/api/v1/api-keys/{made.Text("about", "id")}").ExpectAsync(204);
        await program.GetAsync("/api/v1/api-keys/self").ExpectAsync(401);
        var trail = await ada.GetAsync("/api/v1/audit?limit=500");
        Assert.Contains("api-key.created", trail.Body);
        Assert.Contains("api-key.revoked", trail.Body);
        Assert.DoesNotContain(key, trail.Body);
    }

    [Fact]
    public async Task A_key_is_over_when_its_days_are()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        var made = await ada.PostAsync("/api/v1/api-keys", new { name = "Short", scopes = new[] { "requests:read" }, expiresInDays = 1 }).ExpectAsync(201);
        using var program = server.NewProgram(made.Text("key"));
        await program.GetAsync("/api/v1/api-keys/self").ExpectAsync(200);
        server.Time.Advance(TimeSpan.FromDays(1));
        await program.GetAsync("/api/v1/api-keys/self").ExpectAsync(401);
    }

    [Fact]
    public async Task A_key_that_may_read_mail_reads_what_became_of_it_and_changes_nothing()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        using var reader = server.NewProgram((await ada.PostAsync("/api/v1/api-keys", new { name = "Reader", scopes = new[] { "mail:read" }, expiresInDays = 1 }).ExpectAsync(201)).Text("key"));
        using var reporter = server.NewProgram((await ada.PostAsync("/api/v1/api-keys", new { name = "Reporter", scopes = new[] { "mail:bounces" }, expiresInDays = 1 }).ExpectAsync(201)).Text("key"));
        Assert.Equal("[]", (await reader.GetAsync("/api/v1/mail/outbox").ExpectAsync(200)).Body);
        await reporter.GetAsync("/api/v1/mail/outbox").ExpectAsync(403);
        await reporter.PostAsync("/api/v1/mail/bounces", new { messageId = "<nobody@deskside>" }).ExpectAsync(404);
        await reader.PostAsync("/api/v1/mail/bounces", new { messageId = "<nobody@deskside>" }).ExpectAsync(403);
        await reader.GetAsync("/api/v1/mail/settings").ExpectAsync(401);
    }

    [Fact]
    public async Task What_is_wrong_with_a_new_key_is_said_by_field()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        var answer = await ada.PostAsync("/api/v1/api-keys", new { name = "", scopes = new[] { "everything" }, expiresInDays = 0 }).ExpectAsync(400, "invalid-fields");
        foreach (var field in new[] { "name", "scopes", "expiresInDays" })
        {
            Assert.True(answer.Json.GetProperty("errors").TryGetProperty(field, out _), field);
        }
    }
}
