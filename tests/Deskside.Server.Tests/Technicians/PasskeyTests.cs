using Deskside.Server.Tests.Front;

namespace Deskside.Server.Tests.Technicians;

public sealed class PasskeyTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_passkey_signs_in_without_name_and_password(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        using var passkey = await AddAsync(server, ada);
        using var home = server.NewPerson();
        var inside = await SignInAsync(home, passkey).ExpectAsync(200);
        Assert.Equal("ada", inside.Text("technician", "name"));
        var security = await home.GetAsync("/api/v1/me/security").ExpectAsync(200);
        Assert.Equal("Laptop", security.Json.GetProperty("passkeys")[0].GetProperty("name").GetString());
        Assert.Contains("\"method\":\"passkey\"", security.Body);
        // It is a second factor, too: the password alone is no longer enough.
        var pending = await home.PostAsync("/api/v1/sign-in", new { name = "ada", password = TestServer.Password }).ExpectAsync(200);
        Assert.Equal("True", pending.Text("pending", "passkey"));
        Assert.Equal("False", pending.Text("pending", "code"));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_removed_passkey_opens_nothing(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        using var passkey = await AddAsync(server, ada);
        var id = (await ada.GetAsync("/api/v1/me/security")).Json.GetProperty("passkeys")[0].GetProperty("id").GetString();
        await ada.DeleteAsync($"/api/v1/me/passkeys/{id}").ExpectAsync(204);
        using var home = server.NewPerson();
        await SignInAsync(home, passkey).ExpectAsync(401, "wrong-passkey");
        await home.SignInAsync("ada", TestServer.Password);
    }

    [Fact]
    public async Task It_satisfies_a_policy_that_asks_for_a_second_factor()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        await ada.PutAsync("/api/v1/sign-in/policy", new { secondFactor = "required", minPassword = 10, idleMinutes = 60, absoluteHours = 10 }).ExpectAsync(200);
        await ada.GetAsync("/api/v1/queue").ExpectAsync(401);
        using var passkey = await AddAsync(server, ada);
        await ada.GetAsync("/api/v1/queue").ExpectAsync(200);
    }

    internal static async Task<SoftPasskey> AddAsync(TestServer server, Person person)
    {
        var passkey = new SoftPasskey(server.Address.GetLeftPart(UriPartial.Authority));
        var options = await person.PostAsync("/api/v1/me/passkeys/options").ExpectAsync(200);
        await person.PostAsync("/api/v1/me/passkeys", new { token = options.Text("token"), name = "Laptop", credential = passkey.Create(options.Text("options")) }).ExpectAsync(204);
        return passkey;
    }

    internal static async Task<Answer> SignInAsync(Person person, SoftPasskey passkey)
    {
        var options = await person.PostAsync("/api/v1/sign-in/passkey/options").ExpectAsync(200);
        passkey.Count++;
        return await person.PostAsync("/api/v1/sign-in/passkey", new { token = options.Text("token"), credential = passkey.Get(options.Text("options")) });
    }
}
