using Deskside.Server.Tests.Front;

namespace Deskside.Server.Tests.Technicians;

public sealed class SecondFactorTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task After_it_is_set_up_the_password_alone_opens_nothing(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        using var elsewhere = server.NewPerson();
        await elsewhere.SignInAsync("ada", TestServer.Password);
        var phone = await Authenticator.AddAsync(server, ada);
        Assert.Equal(10, phone.RecoveryCodes.Distinct().Count());
        // Who came in without it is out; this browser stays in.
        await elsewhere.GetAsync("/api/v1/me").ExpectAsync(401);
        Assert.Equal("passwordAndCode", (await ada.GetAsync("/api/v1/me/security")).Text("signIns").Split("\"method\":\"")[1].Split('"')[0]);

        var pending = await elsewhere.PostAsync("/api/v1/sign-in", new { name = "ada", password = TestServer.Password }).ExpectAsync(200);
        Assert.False(pending.Json.TryGetProperty("technician", out _));
        await elsewhere.GetAsync("/api/v1/me").ExpectAsync(401);
        await elsewhere.PostAsync("/api/v1/sign-in/second", new { pending = pending.Text("pending", "token"), code = "000000" }).ExpectAsync(401, "wrong-code");
        var inside = await elsewhere.PostAsync("/api/v1/sign-in/second", new { pending = pending.Text("pending", "token"), code = phone.Code }).ExpectAsync(200);
        Assert.Equal("ada", inside.Text("technician", "name"));
        await elsewhere.GetAsync("/api/v1/me").ExpectAsync(200);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_recovery_code_stands_in_once(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        var phone = await Authenticator.AddAsync(server, ada);
        using var home = server.NewPerson();
        await home.PostAsync("/api/v1/sign-in/second", new { pending = await PendingAsync(home), code = phone.RecoveryCodes[3].ToUpperInvariant() }).ExpectAsync(200);
        Assert.Equal("9", (await home.GetAsync("/api/v1/me/security")).Text("recoveryCodesLeft"));
        await home.PostAsync("/api/v1/sign-in/second", new { pending = await PendingAsync(home), code = phone.RecoveryCodes[3] }).ExpectAsync(401, "wrong-code");
        var renewed = await home.PostAsync("/api/v1/me/recovery-codes").ExpectAsync(200);
        await home.PostAsync("/api/v1/sign-in/second", new { pending = await PendingAsync(home), code = phone.RecoveryCodes[4] }).ExpectAsync(401, "wrong-code");
        await home.PostAsync("/api/v1/sign-in/second", new { pending = await PendingAsync(home), code = renewed.Json.GetProperty("codes")[0].GetString() }).ExpectAsync(200);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Where_policy_asks_for_one_nothing_else_goes_before_it_is_there(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        using var bob = await server.AddTechnicianAsync(ada, "bob", "technician");
        await Authenticator.AddAsync(server, ada);
        await ada.PutAsync("/api/v1/sign-in/policy", new { secondFactor = "required", minPassword = 12, idleMinutes = 60, absoluteHours = 10 }).ExpectAsync(200);

        // At once, for those who are in.
        await bob.GetAsync("/api/v1/queue").ExpectAsync(401);
        await bob.GetAsync("/api/v1/events").ExpectAsync(401);
        var me = await bob.GetAsync("/api/v1/me").ExpectAsync(200);
        Assert.Equal("True", me.Text("mustEnrol"));
        Assert.Equal(0, me.Json.GetProperty("permissions").GetArrayLength());
        await Authenticator.AddAsync(server, bob);
        await bob.GetAsync("/api/v1/queue").ExpectAsync(200);
        Assert.Equal("False", (await bob.GetAsync("/api/v1/me")).Text("mustEnrol"));
        await ada.GetAsync("/api/v1/queue").ExpectAsync(200);
        Assert.Contains("\"secondFactor.before\":\"optional\"", (await ada.GetAsync("/api/v1/audit?limit=500")).Body);
        await ada.PostAsync("/api/v1/technicians", new { name = "carl", displayName = "Carl", password = "eleven char", roles = new[] { "technician" } }).ExpectAsync(400, "invalid-fields");
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task An_administrator_helps_out_who_lost_everything(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        using var bob = await server.AddTechnicianAsync(ada, "bob", "technician");
        var id = (await bob.GetAsync("/api/v1/me")).Text("id");
        await Authenticator.AddAsync(server, bob);
        await ada.DeleteAsync($"/api/v1/technicians/{id}/second-factor").ExpectAsync(204);
        await bob.GetAsync("/api/v1/me").ExpectAsync(401);
        await bob.SignInAsync("bob", TestServer.Password);
        await bob.GetAsync("/api/v1/me").ExpectAsync(200);
        Assert.Contains("technician.second-factor-reset", (await ada.GetAsync("/api/v1/audit?limit=500")).Body);
    }

    [Fact]
    public async Task The_program_is_offered_as_text_address_and_picture()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        var begun = await ada.PostAsync("/api/v1/me/totp").ExpectAsync(200);
        Assert.Matches("^[A-Z2-7]{32}$", begun.Text("secret"));
        Assert.StartsWith("otpauth://totp/Deskside%20Contoso%20Help:ada?secret=", begun.Text("address"));
        Assert.StartsWith("data:image/png;base64,iVBOR", begun.Text("qr"));
    }

    private static async Task<string> PendingAsync(Person person) =>
        (await person.PostAsync("/api/v1/sign-in", new { name = "ada", password = TestServer.Password }).ExpectAsync(200)).Text("pending", "token");
}
