using Deskside.Server.Hosting.Storage;
using Deskside.Server.Tests.Front;

namespace Deskside.Server.Tests.Technicians;

public sealed class SecondFactorAttacks
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_code_seen_over_the_shoulder_is_worth_nothing_once_it_was_used(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        var phone = await Authenticator.AddAsync(server, ada);
        using var eve = server.NewPerson();
        var (first, second, third) = (await PendingAsync(ada), await PendingAsync(eve), await PendingAsync(eve));
        var code = phone.Code;
        // At once, too: one of two is let in.
        var answers = await Task.WhenAll(Second(ada, first, code), Second(eve, second, code));
        Assert.Single(answers, a => a.Status == 200);
        await Second(eve, third, code).ExpectAsync(401, "wrong-code");
    }

    [Fact]
    public async Task Codes_cannot_be_tried_through()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        var phone = await Authenticator.AddAsync(server, ada);
        using var eve = server.NewPerson();
        var pending = await PendingAsync(eve);
        for (var guess = 0; guess < 5; guess++)
        {
            await Second(eve, pending, "12345" + guess).ExpectAsync(401, "wrong-code");
        }

        await Second(eve, pending, phone.Code).ExpectAsync(410, "sign-in-over");
        // A new pending sign-in does not give five more at once: the pace is the account's.
        await Second(eve, await PendingAsync(eve), "999999").ExpectAsync(429, "slow-down");
    }

    [Fact]
    public async Task A_pending_sign_in_is_none_and_ends()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        var phone = await Authenticator.AddAsync(server, ada);
        using var eve = server.NewPerson();
        var pending = await PendingAsync(eve);
        eve.Http.DefaultRequestHeaders.Add("Cookie", $"deskside-technician={pending}");
        await eve.GetAsync("/api/v1/me").ExpectAsync(401);
        await Second(eve, ada.Cookie("deskside-technician"), phone.Code).ExpectAsync(410);
        await Second(eve, "", phone.Code).ExpectAsync(410);
        server.Time.Advance(TimeSpan.FromMinutes(5));
        await Second(eve, pending, phone.Code).ExpectAsync(410, "sign-in-over");
    }

    [Fact]
    public async Task A_stolen_cookie_cannot_move_in_for_good()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        await Authenticator.AddAsync(server, ada);
        server.Time.Advance(TimeSpan.FromMinutes(10));
        foreach (var call in new[]
        {
            ada.PostAsync("/api/v1/me/totp"), ada.DeleteAsync("/api/v1/me/totp"), ada.PostAsync("/api/v1/me/recovery-codes"), ada.PostAsync("/api/v1/me/passkeys/options"),
            ada.DeleteAsync("/api/v1/me/passkeys/x"), ada.PostAsync("/api/v1/me/totp/confirm", new { code = "123456" }), ada.PostAsync("/api/v1/me/passkeys", new { name = "x", token = "x", credential = "{}" }),
        })
        {
            await call.ExpectAsync(403, "prove-first");
        }

        await ada.PostAsync("/api/v1/me/proof", new { password = "wrong wrong wrong" }).ExpectAsync(403, "wrong-credentials");
        await ada.PostAsync("/api/v1/me/proof", new { password = TestServer.Password }).ExpectAsync(204);
        await ada.DeleteAsync("/api/v1/me/totp").ExpectAsync(204);
    }

    [Fact]
    public async Task The_password_is_not_to_be_guessed_by_proving()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        for (var guess = 0; guess < 5; guess++)
        {
            await ada.PostAsync("/api/v1/me/proof", new { password = "wrong wrong wrong" }).ExpectAsync(403);
        }

        await ada.PostAsync("/api/v1/me/proof", new { password = TestServer.Password }).ExpectAsync(429, "slow-down");
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_store_alone_gives_away_neither_secret_nor_recovery_code(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        var begun = await ada.PostAsync("/api/v1/me/totp").ExpectAsync(200);
        var database = server.Get<Database>();
        var kept = await database.FirstAsync<byte[]>("SELECT secret FROM totp_secrets", null, CancellationToken.None);
        Assert.Equal(12 + 16 + 28, kept!.Length);
        Assert.Null(server.Get<SecretBox>().Open(kept, "totp:somebody-else"));
        Assert.DoesNotContain(begun.Text("secret"), server.Log.Text);
        Assert.True(File.Exists(Path.Combine(server.Folder, "home", "secrets.key")));
    }

    [Fact]
    public async Task A_secret_that_was_never_confirmed_locks_nobody_out_and_lets_nobody_in()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        await ada.PostAsync("/api/v1/me/totp").ExpectAsync(200);
        await ada.PostAsync("/api/v1/me/totp/confirm", new { code = "000000" }).ExpectAsync(400, "wrong-code");
        await ada.SignInAsync("ada", TestServer.Password);
        await ada.GetAsync("/api/v1/me").ExpectAsync(200);
    }

    [Fact]
    public async Task Nobody_resets_the_second_factor_of_somebody_with_more_rights()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        await ada.PostAsync("/api/v1/roles", new { key = "reception", title = "Reception", permissions = new[] { "manageTechnicians" } }).ExpectAsync(201);
        using var eve = await server.AddTechnicianAsync(ada, "eve", "reception");
        var id = (await ada.GetAsync("/api/v1/me")).Text("id");
        await eve.DeleteAsync($"/api/v1/technicians/{id}/second-factor").ExpectAsync(403, "beyond-own-rights");
    }

    private static async Task<string> PendingAsync(Person person) =>
        (await person.PostAsync("/api/v1/sign-in", new { name = "ada", password = TestServer.Password }).ExpectAsync(200)).Text("pending", "token");

    private static Task<Answer> Second(Person person, string pending, string code) => person.PostAsync("/api/v1/sign-in/second", new { pending, code });
}
