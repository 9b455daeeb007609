using System.Text;
using Deskside.Server.Portals.Internal.Box;
using Deskside.Server.Tests.Front;

namespace Deskside.Server.Tests.Portals;

public sealed class BoxAttacks
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_box_asks_chats_and_leaves_from_a_listed_site(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await OpenAsync(server);
        using var box = new BoxVisitor(server.NewPerson(), BoxVisitor.Site);
        var look = await box.SendAsync("GET", "/api/v1/box/shop").ExpectAsync(200);
        Assert.Equal(BoxVisitor.Site, look.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.False(look.Headers.Contains("Access-Control-Allow-Credentials"));
        var asked = await box.SendAsync("POST", "/api/v1/box/shop/requests", Question()).ExpectAsync(201);
        Assert.False(asked.Headers.Contains("Set-Cookie"));
        box.Token = asked.Text("customerToken");
        Assert.Equal("waiting", (await box.SendAsync("GET", "/api/v1/box/shop/requests/mine").ExpectAsync(200)).Text("state"));
        Assert.Equal("smartBox", (await ada.GetAsync("/api/v1/queue")).Json[0].GetProperty("wayIn").GetString());
        await ada.AcceptAsync(asked.Text("request"));
        await box.SendAsync("POST", "/api/v1/box/shop/requests/mine/messages", new { id = Guid.NewGuid(), text = "Hello" }).ExpectAsync(200);
        var link = (await box.SendAsync("POST", "/api/v1/box/shop/requests/mine/link").ExpectAsync(200)).Text("url");
        using var page = server.NewPerson();
        var secret = link[(link.IndexOf("#l.", StringComparison.Ordinal) + 3)..];
        await page.PostAsync("/api/v1/links/use", new { secret }).ExpectAsync(200);
        Assert.Equal("accepted", (await page.GetAsync("/api/v1/requests/mine").ExpectAsync(200)).Text("state"));
        await server.NewPerson().PostAsync("/api/v1/links/use", new { secret }).ExpectAsync(410, "link-over");
        await box.SendAsync("DELETE", "/api/v1/box/shop/requests/mine").ExpectAsync(204);
    }

    [Fact]
    public async Task The_box_is_no_way_around_what_guests_may()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await OpenAsync(server);
        using var box = new BoxVisitor(server.NewPerson(), BoxVisitor.Site);
        await ada.PutAsync("/api/v1/customer-policies/guest", new { mayAsk = true, priority = 0, mustGiveMail = true }).ExpectAsync(200);
        Assert.Contains("email", (await box.SendAsync("POST", "/api/v1/box/shop/requests", Question()).ExpectAsync(400, "invalid-fields")).Body);
        await ada.PutAsync("/api/v1/customer-policies/guest", new { mayAsk = false, priority = 0, mustGiveMail = false }).ExpectAsync(200);
        await box.SendAsync("POST", "/api/v1/box/shop/requests", Question()).ExpectAsync(403, "sign-in-first");
        Assert.Equal("[]", (await ada.GetAsync("/api/v1/queue")).Body);
    }

    [Fact]
    public async Task A_foreign_site_gets_no_foot_in()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await OpenAsync(server);
        foreach (var origin in new[] { "https://evil.example", "https://www.contoso.example.evil.example", "http://www.contoso.example", "https://contoso.example", "https://www.contoso.example:8443", "null", "*" })
        {
            using var evil = new BoxVisitor(server.NewPerson(), origin);
            var refused = await evil.SendAsync("POST", "/api/v1/box/shop/requests", Question()).ExpectAsync(403, "foreign-origin");
            Assert.False(refused.Headers.Contains("Access-Control-Allow-Origin"));
            await evil.SendAsync("OPTIONS", "/api/v1/box/shop/requests").ExpectAsync(403);
            await evil.SendAsync("GET", "/api/v1/box/shop").ExpectAsync(403);
        }

        using var listed = new BoxVisitor(server.NewPerson(), BoxVisitor.Site);
        await listed.SendAsync("OPTIONS", "/api/v1/box/shop/requests").ExpectAsync(204);
        await listed.SendAsync("GET", "/api/v1/box/default").ExpectAsync(403);
        // The list opens the box's own calls and no others.
        await listed.SendAsync("POST", "/api/v1/requests", new { portal = "default", name = "K", question = "Q" }).ExpectAsync(403, "forged-call");
        await listed.SendAsync("GET", "/api/v1/box/shop/technicians").ExpectAsync(404);
        await listed.SendAsync("POST", "/api/v1/box/shop/requests/../../../sign-in", new { }).ExpectAsync(403);
    }

    [Fact]
    public async Task The_cookies_of_a_listed_sites_visitor_are_not_used()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await OpenAsync(server);
        var kim = await server.AskAsync();
        using var box = new BoxVisitor(kim, BoxVisitor.Site);
        await box.SendAsync("GET", "/api/v1/box/shop/requests/mine").ExpectAsync(401);
        await box.SendAsync("DELETE", "/api/v1/box/shop/requests/mine").ExpectAsync(401);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_sites_word_on_who_asks_is_believed_once_and_only_from_its_back_end(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await OpenAsync(server);
        var portal = (await ada.GetAsync("/api/v1/admin/portals")).Json.EnumerateArray().Single(p => p.GetProperty("name").GetString() == "shop").GetProperty("portal").GetString();
        using var box = new BoxVisitor(server.NewPerson(), BoxVisitor.Site);
        await AskAsync(box, "a.b.c").ExpectAsync(400);
        var secret = (await ada.PostAsync($"/api/v1/admin/portals/{portal}/box-secret").ExpectAsync(200)).Text("secret");
        var now = server.Time.GetUtcNow().ToUnixTimeSeconds();
        object Claims(string aud = "shop", long iat = 0, long life = 300, string jti = "12345678") =>
            new { sub = "42", name = "Kim Known", email = "kim@example.org", aud, iat = now + iat, exp = now + iat + life, jti };
        var good = BoxVisitor.Sign(secret, Claims());
        foreach (var (bad, why) in new[]
        {
            (BoxVisitor.Sign("guessed", Claims()), "signed"), (BoxVisitor.Sign(secret, Claims("default")), "another portal"), (BoxVisitor.Sign(secret, Claims(iat: -400)), "over"),
            (BoxVisitor.Sign(secret, Claims(iat: 3600)), "over"), (BoxVisitor.Sign(secret, Claims(life: 301)), "over"), (BoxVisitor.Sign(secret, Claims(jti: "short")), "jti"),
            (BoxVisitor.Sign(secret, Claims(), new { alg = "none" }), "signed"), (BoxVisitor.Sign(secret, Claims(), new { alg = "RS256" }), "signed"),
            (good[..good.LastIndexOf('.')] + ".", "token"), (good[..^2] + "AA", "signed"), (good + ".x", "token"), ("", "token"), (new string('a', 5000), "token"),
        })
        {
            Assert.Contains(why, (await AskAsync(box, bad).ExpectAsync(400)).Text("errors", "identity"));
        }

        await AskAsync(box, good).ExpectAsync(201);
        Assert.Equal("Kim Known", (await ada.GetAsync("/api/v1/queue")).Json[0].GetProperty("name").GetString());
        await AskAsync(box, good).ExpectAsync(403, "identity-used");
        server.Time.Advance(TimeSpan.FromMinutes(7));
        Assert.Contains("over", (await AskAsync(box, good).ExpectAsync(400)).Text("errors", "identity"));
    }

    [Fact]
    public void Cut_and_random_tokens_never_throw()
    {
        var now = DateTimeOffset.UnixEpoch.AddYears(50);
        var good = BoxVisitor.Sign("s", new { sub = "42", name = "Kim \ud83d\ude00", aud = "shop", iat = now.ToUnixTimeSeconds(), exp = now.ToUnixTimeSeconds() + 60, jti = "12345678" });
        Assert.NotNull(BoxToken.Read(good, "s", "shop", now, out _));
        for (var length = 0; length < good.Length; length++)
        {
            Assert.Null(BoxToken.Read(good[..length], "s", "shop", now, out _));
        }

        var random = new Random(11);
        for (var round = 0; round < 20_000; round++)
        {
            var changed = new StringBuilder(good);
            changed[random.Next(good.Length)] = (char)random.Next(1, 0x300);
            BoxToken.Read(changed.ToString(), "s", "shop", now, out _);
        }

        // Rightly signed, but broken inside.
        foreach (var claims in new object[] { new { aud = 1 }, "text", new[] { 1 }, new { aud = "shop", iat = 1e300, exp = "x" }, new { aud = "shop", iat = long.MaxValue, exp = long.MinValue } })
        {
            Assert.Null(BoxToken.Read(BoxVisitor.Sign("s", claims), "s", "shop", now, out _));
        }
    }

    private static Task<Answer> AskAsync(BoxVisitor box, string identity) =>
        box.SendAsync("POST", "/api/v1/box/shop/requests", new { question = "Help", identity, fields = new { product = "Printer" } });

    private static object Question() => new { name = "Kim", question = "Help", fields = new { product = "Printer" } };

    private static async Task<Person> OpenAsync(TestServer server)
    {
        var ada = await server.SetUpAsync();
        await ada.PostAsync("/api/v1/admin/portals", PortalBodies.Of("shop", origins: [BoxVisitor.Site])).ExpectAsync(200);
        return ada;
    }
}
