using Deskside.Server.Tests.Front;

namespace Deskside.Server.Tests.ApiKeys;

public sealed class ApiKeyAttacks
{
    [Fact]
    public async Task A_key_does_nothing_beyond_its_scopes()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        using var program = await server.AddProgramAsync(ada, "requests:read");
        foreach (var path in new[] { "/api/v1/audit", "/api/v1/audit/verify" })
        {
            await program.GetAsync(path).ExpectAsync(403, "not-allowed");
        }

        // What is for people only knows no keys at all.
        foreach (var path in new[] { "/api/v1/me", "/api/v1/technicians", "/api/v1/api-keys", "/api/v1/sessions", "/api/v1/roles", "/api/v1/requests/mine" })
        {
            await program.GetAsync(path).ExpectAsync(401);
        }
    }

    [Fact]
    public async Task A_key_gives_its_maker_no_right_that_he_has_not()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        await ada.PostAsync("/api/v1/roles", new { key = "keys-only", title = "Keys", permissions = new[] { "manageApiKeys", "manageWebhooks" } }).ExpectAsync(201);
        using var eve = await server.AddTechnicianAsync(ada, "eve", "keys-only");
        await eve.PostAsync("/api/v1/api-keys", new { name = "x", scopes = new[] { "audit:read" } }).ExpectAsync(403, "beyond-own-rights");
        await eve.PostAsync("/api/v1/api-keys", new { name = "x", scopes = new[] { "webhooks:manage" } }).ExpectAsync(201);
    }

    [Fact]
    public async Task A_key_reads_nothing_of_another_organisation()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        using var mallory = await server.AddFabrikamAsync();
        using var program = await server.AddProgramAsync(mallory, "audit:read");
        Assert.DoesNotContain("server.set-up", (await program.GetAsync("/api/v1/audit").ExpectAsync(200)).Body);
        var key = (await ada.PostAsync("/api/v1/api-keys", new { name = "ours", scopes = new[] { "audit:read" } }).ExpectAsync(201)).Text("about", "id");
        await mallory.DeleteAsync($"/api/v1/api-keys/{key}").ExpectAsync(404);
    }

    [Fact]
    public async Task A_forged_key_or_one_that_travels_as_something_else_is_nobody()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        var key = (await ada.PostAsync("/api/v1/api-keys", new { name = "ours", scopes = new[] { "audit:read" } }).ExpectAsync(201)).Text("key");
        foreach (var forged in new[] { "dsk_", key[4..], key[..^1], key + "A", "dsk_" + key, "dsk_" + ada.Cookie("deskside-technician"), "DSK_" + key[4..] })
        {
            using var eve = server.NewProgram(forged);
            await eve.GetAsync("/api/v1/audit").ExpectAsync(401);
        }

        using var cookie = server.NewPerson();
        cookie.Http.DefaultRequestHeaders.Add("Cookie", $"deskside-technician={key}; deskside-technician={key[4..]}; api-key={key}");
        await cookie.GetAsync("/api/v1/audit").ExpectAsync(401);
    }

    [Fact]
    public async Task The_key_stands_neither_in_the_store_nor_in_the_log()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        var key = (await ada.PostAsync("/api/v1/api-keys", new { name = "ours", scopes = new[] { "audit:read" } }).ExpectAsync(201)).Text("key");
        using var program = server.NewProgram(key);
        await program.GetAsync("/api/v1/audit").ExpectAsync(200);
        Assert.DoesNotContain(key[10..], server.Log.Text);
        await Task.WhenAll(Directory.GetFiles(server.Folder, "deskside.db*", SearchOption.AllDirectories).Select(async file =>
            Assert.DoesNotContain(key[10..], System.Text.Encoding.Latin1.GetString(await ReadAsync(file)))));

        static async Task<byte[]> ReadAsync(string file)
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var copy = new MemoryStream();
            await stream.CopyToAsync(copy);
            return copy.ToArray();
        }
    }
}
