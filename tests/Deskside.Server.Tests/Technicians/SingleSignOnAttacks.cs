using Deskside.Server.Tests.Front;
using Deskside.Server.Tests.SignOn;

namespace Deskside.Server.Tests.Technicians;

public sealed class SingleSignOnAttacks
{
    [Fact]
    public async Task Alg_none_key_confusion_and_a_replayed_nonce_let_nobody_in()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        await using var issuer = TestIssuer.Start(server.Time.GetUtcNow());
        using var ada = await server.SetUpAsync();
        var provider = await SingleSignOnTests.AddProviderAsync(ada, issuer, "create");
        Func<TestIssuer, string, string>[] evil =
        [
            (i, nonce) => TokenSmith.Unsigned(i.Claims(nonce), "none"),
            (i, nonce) => i.Smith.Confuse(i.Claims(nonce)).First(),
            (i, _) => i.Smith.SignRsa(i.Claims("the nonce of another sign-in")),
            (i, nonce) => i.Smith.SignRsa(new Dictionary<string, object?>(i.Claims(nonce)) { ["aud"] = "another-application" }),
            (_, _) => "not.a.token",
        ];
        foreach (var make in evil)
        {
            issuer.MakeToken = make;
            using var eve = server.NewPerson();
            Assert.Equal("/console/#sign-in=refused", await SingleSignOnTests.ComeBackAsync(eve, issuer, provider));
            await eve.GetAsync("/api/v1/me").ExpectAsync(401);
        }
    }

    [Fact]
    public async Task An_account_is_never_taken_over_by_its_mail_address_or_name()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        await using var issuer = TestIssuer.Start(server.Time.GetUtcNow());
        using var ada = await server.SetUpAsync();
        var id = (await ada.GetAsync("/api/v1/me")).Text("id");
        await ada.PutAsync($"/api/v1/technicians/{id}", new { displayName = "Ada", email = "ada@contoso.example", roles = new[] { "technician", "administrator" } }).ExpectAsync(200);
        var provider = await SingleSignOnTests.AddProviderAsync(ada, issuer, "create");
        (issuer.Subject, issuer.Name, issuer.Email) = ("evil", "ada", "ada@contoso.example");
        using var eve = server.NewPerson();
        Assert.Equal("/console/", await SingleSignOnTests.ComeBackAsync(eve, issuer, provider));
        var me = await eve.GetAsync("/api/v1/me").ExpectAsync(200);
        Assert.NotEqual(id, me.Text("id"));
        Assert.Equal("ada-2", me.Text("name"));
        await eve.GetAsync("/api/v1/technicians").ExpectAsync(403);
    }

    [Fact]
    public async Task Nobodys_sign_in_is_slipped_into_another_browser()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        await using var issuer = TestIssuer.Start(server.Time.GetUtcNow());
        using var ada = await server.SetUpAsync();
        var provider = await SingleSignOnTests.AddProviderAsync(ada, issuer, "create");
        using var eve = server.NewPerson();
        var evesAnswer = issuer.Approve((await eve.PostAsync($"/api/v1/sign-in/oidc/{provider}").ExpectAsync(200)).Text("address"));
        using var victim = server.NewPerson();
        Assert.Equal("/console/#sign-in=not-ours", await SingleSignOnTests.FollowAsync(victim, evesAnswer));
        // Not even when the victim is on the way himself.
        await victim.PostAsync($"/api/v1/sign-in/oidc/{provider}").ExpectAsync(200);
        Assert.Equal("/console/#sign-in=not-ours", await SingleSignOnTests.FollowAsync(victim, issuer.Approve((await eve.PostAsync($"/api/v1/sign-in/oidc/{provider}")).Text("address"))));
        await victim.GetAsync("/api/v1/me").ExpectAsync(401);
    }

    [Fact]
    public async Task A_state_is_good_once_and_for_ten_minutes()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        await using var issuer = TestIssuer.Start(server.Time.GetUtcNow());
        using var ada = await server.SetUpAsync();
        var provider = await SingleSignOnTests.AddProviderAsync(ada, issuer, "create");
        using var eve = server.NewPerson();
        var answer = issuer.Approve((await eve.PostAsync($"/api/v1/sign-in/oidc/{provider}")).Text("address"));
        var cookie = eve.Cookie("deskside-return");
        Assert.Equal("/console/", await SingleSignOnTests.FollowAsync(eve, answer));
        using var again = server.NewPerson();
        again.Http.DefaultRequestHeaders.Add("Cookie", $"deskside-return={cookie}");
        Assert.Equal("/console/#sign-in=not-ours", await SingleSignOnTests.FollowAsync(again, answer));
        var late = issuer.Approve((await eve.PostAsync($"/api/v1/sign-in/oidc/{provider}")).Text("address"));
        server.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal("/console/#sign-in=not-ours", await SingleSignOnTests.FollowAsync(eve, late));
    }

    [Fact]
    public async Task The_way_back_leads_only_to_our_own_pages()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        await using var issuer = TestIssuer.Start(server.Time.GetUtcNow());
        using var ada = await server.SetUpAsync();
        var provider = await SingleSignOnTests.AddProviderAsync(ada, issuer, "create");
        using var eve = server.NewPerson();
        foreach (var query in new[] { "?state=x&returnTo=https://evil.example", "?redirect_uri=//evil.example", "?code=x&state=//evil.example", "?error=x&error_uri=https://evil.example", "" })
        {
            Assert.Equal("/console/#sign-in=not-ours", await SingleSignOnTests.FollowAsync(eve, "/api/v1/sign-in/oidc/callback" + query));
        }

        var answer = issuer.Approve((await eve.PostAsync($"/api/v1/sign-in/oidc/{provider}")).Text("address"));
        Assert.Equal("/console/", await SingleSignOnTests.FollowAsync(eve, answer + "&returnTo=https%3A%2F%2Fevil.example&redirect_uri=%2F%2Fevil.example"));
    }

    [Fact]
    public async Task A_mix_up_of_issuers_is_noticed()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        await using var issuer = TestIssuer.Start(server.Time.GetUtcNow());
        using var ada = await server.SetUpAsync();
        var provider = await SingleSignOnTests.AddProviderAsync(ada, issuer, "create");
        using var eve = server.NewPerson();
        var answer = issuer.Approve((await eve.PostAsync($"/api/v1/sign-in/oidc/{provider}")).Text("address"));
        Assert.Equal("/console/#sign-in=refused", await SingleSignOnTests.FollowAsync(eve, answer + "&iss=https%3A%2F%2Fevil.example"));
    }

    [Fact]
    public async Task Another_issuer_under_an_old_provider_inherits_no_account()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        await using var issuer = TestIssuer.Start(server.Time.GetUtcNow());
        await using var evil = TestIssuer.Start(server.Time.GetUtcNow());
        using var ada = await server.SetUpAsync();
        var provider = await SingleSignOnTests.AddProviderAsync(ada, issuer, "refuse");
        await SingleSignOnTests.FollowAsync(ada, issuer.Approve((await ada.PostAsync($"/api/v1/me/links/{provider}").ExpectAsync(200)).Text("address")));
        // Somebody who may manage sign-in, but no accounts, names his own provider: ada's account is not his.
        await ada.PutAsync($"/api/v1/sign-in/providers/{provider}", SingleSignOnTests.Body(evil, "refuse")).ExpectAsync(200);
        using var eve = server.NewPerson();
        Assert.Equal("/console/#sign-in=no-account", await SingleSignOnTests.ComeBackAsync(eve, evil, provider));
    }

    [Fact]
    public async Task Who_manages_sign_in_gives_no_rights_by_it_that_he_has_not()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        await using var issuer = TestIssuer.Start(server.Time.GetUtcNow());
        using var ada = await server.SetUpAsync();
        await ada.PostAsync("/api/v1/roles", new { key = "door", title = "Door", permissions = new[] { "manageSignIn" } }).ExpectAsync(201);
        using var eve = await server.AddTechnicianAsync(ada, "eve", "door");
        await eve.PostAsync("/api/v1/sign-in/providers", SingleSignOnTests.Body(issuer, "create") with { Roles = ["administrator"] }).ExpectAsync(403, "beyond-own-rights");
    }

    [Fact]
    public async Task The_cookies_on_the_way_are_closed_to_scripts()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        await using var issuer = TestIssuer.Start(server.Time.GetUtcNow());
        using var ada = await server.SetUpAsync();
        var provider = await SingleSignOnTests.AddProviderAsync(ada, issuer, "create");
        using var eve = server.NewPerson();
        var go = await eve.PostAsync($"/api/v1/sign-in/oidc/{provider}").ExpectAsync(200);
        var cookie = Assert.Single(go.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie);
        Assert.Contains("samesite=lax", cookie);
        Assert.Contains("code_challenge_method=S256", go.Text("address"));
        var back = await eve.GetAsync(issuer.Approve(go.Text("address"))).ExpectAsync(302);
        Assert.Contains(back.Headers.GetValues("Set-Cookie"), c => c.StartsWith("deskside-technician=") && c.Contains("samesite=strict") && c.Contains("httponly"));
    }
}
