using Deskside.Server.Tests.Front;

namespace Deskside.Server.Tests.Technicians;

public sealed class PasskeyAttacks
{
    [Fact]
    public async Task An_answer_is_good_for_one_challenge_once()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        using var passkey = await PasskeyTests.AddAsync(server, ada);
        using var eve = server.NewPerson();
        var options = await eve.PostAsync("/api/v1/sign-in/passkey/options").ExpectAsync(200);
        passkey.Count++;
        var credential = passkey.Get(options.Text("options"));
        await eve.PostAsync("/api/v1/sign-in/passkey", new { token = options.Text("token"), credential }).ExpectAsync(200);
        await eve.PostAsync("/api/v1/sign-in/passkey", new { token = options.Text("token"), credential }).ExpectAsync(410, "sign-in-over");
        var other = await eve.PostAsync("/api/v1/sign-in/passkey/options").ExpectAsync(200);
        await eve.PostAsync("/api/v1/sign-in/passkey", new { token = other.Text("token"), credential }).ExpectAsync(401, "wrong-passkey");
        var late = await eve.PostAsync("/api/v1/sign-in/passkey/options").ExpectAsync(200);
        server.Time.Advance(TimeSpan.FromMinutes(5));
        await eve.PostAsync("/api/v1/sign-in/passkey", new { token = late.Text("token"), credential = passkey.Get(late.Text("options")) }).ExpectAsync(410);
    }

    [Fact]
    public async Task A_page_of_another_origin_gets_nothing_out_of_it()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        using var passkey = await PasskeyTests.AddAsync(server, ada);
        using var eve = server.NewPerson();
        (var origin, passkey.Origin) = (passkey.Origin, "https://evil.example");
        await PasskeyTests.SignInAsync(eve, passkey).ExpectAsync(401, "wrong-passkey");
        (passkey.Origin, passkey.Domain) = (origin, "evil.example");
        await PasskeyTests.SignInAsync(eve, passkey).ExpectAsync(401, "wrong-passkey");
    }

    [Fact]
    public async Task Without_finger_face_or_number_it_is_no_second_factor()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        using var passkey = await PasskeyTests.AddAsync(server, ada);
        passkey.Verifies = false;
        using var eve = server.NewPerson();
        await PasskeyTests.SignInAsync(eve, passkey).ExpectAsync(401, "wrong-passkey");
    }

    [Fact]
    public async Task A_copied_authenticator_shows_by_its_counter()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        using var passkey = await PasskeyTests.AddAsync(server, ada);
        using var home = server.NewPerson();
        passkey.Count = 50;
        await PasskeyTests.SignInAsync(home, passkey).ExpectAsync(200);
        passkey.Count = 10;
        await PasskeyTests.SignInAsync(home, passkey).ExpectAsync(401, "wrong-passkey");
    }

    [Fact]
    public async Task A_passkey_says_for_whom_it_is_and_is_held_to_it()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        using var bob = await server.AddTechnicianAsync(ada, "bob", "technician");
        using var adas = await PasskeyTests.AddAsync(server, ada);
        using var bobs = await PasskeyTests.AddAsync(server, bob);
        bobs.Holder = adas.Holder;
        using var eve = server.NewPerson();
        await PasskeyTests.SignInAsync(eve, bobs).ExpectAsync(401, "wrong-passkey");
        // Nor is a challenge that was made for one used by another.
        var options = await ada.PostAsync("/api/v1/me/passkeys/options").ExpectAsync(200);
        using var planted = new SoftPasskey(server.Address.GetLeftPart(UriPartial.Authority));
        await bob.PostAsync("/api/v1/me/passkeys", new { token = options.Text("token"), name = "x", credential = planted.Create(options.Text("options")) }).ExpectAsync(409, "passkey-refused");
    }

    [Fact]
    public async Task The_passkey_of_a_closed_account_opens_nothing()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        using var bob = await server.AddTechnicianAsync(ada, "bob", "technician");
        using var passkey = await PasskeyTests.AddAsync(server, bob);
        await ada.DeleteAsync($"/api/v1/technicians/{(await bob.GetAsync("/api/v1/me")).Text("id")}").ExpectAsync(204);
        await PasskeyTests.SignInAsync(bob, passkey).ExpectAsync(401, "wrong-passkey");
    }

    [Fact]
    public async Task Garbage_is_refused_and_is_no_fault_of_the_server()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        using var passkey = await PasskeyTests.AddAsync(server, ada);
        using var eve = server.NewPerson();
        var shown = await eve.PostAsync("/api/v1/sign-in/passkey/options").ExpectAsync(200);
        var good = passkey.Get(shown.Text("options"));
        // Fewer than the limit of sign-ins an address.
        foreach (var credential in new[] { "", "{}", "null", "[]", good[..(good.Length / 2)], good.Replace("authenticatorData\":\"", "authenticatorData\":\"AAAA"), good.Replace("signature\":\"", "signature\":\"%%"), good.Replace("public-key", "private-key") })
        {
            var options = await eve.PostAsync("/api/v1/sign-in/passkey/options").ExpectAsync(200);
            await eve.PostAsync("/api/v1/sign-in/passkey", new { token = options.Text("token"), credential }).ExpectAsync(401, "wrong-passkey");
        }

        Assert.DoesNotContain("failed (", server.Log.Text);
    }
}
