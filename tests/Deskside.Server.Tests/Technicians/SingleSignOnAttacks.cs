using Deskside.Server.Tests.Front;
using Deskside.Server.Tests.SignOn;

namespace Deskside.Server.Tests.Technicians;

public sealed class SingleSignOnAttacks
{
    [Fact]
    public async Task Alg_none_key_confusion_and_a_replayed_nonce_let_nobody_in()
    {
        await using var scene = await SingleSignOnScene.OpenAsync();
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
            scene.Issuer.MakeToken = make;
            using var eve = scene.Server.NewPerson();
            Assert.Equal("/console/#sign-in=refused", await SingleSignOnTests.ComeBackAsync(eve, scene.Issuer, scene.Provider));
            await eve.GetAsync("/api/v1/me").ExpectAsync(401);
        }
    }

    [Fact]
    public async Task An_account_is_never_taken_over_by_its_mail_address_or_name()
    {
        await using var scene = await SingleSignOnScene.OpenAsync();
        var id = (await scene.Ada.GetAsync("/api/v1/me")).Text("id");
        await scene.Ada.PutAsync($"/api/v1/technicians/{id}", new { displayName = "Ada", email = "ada@contoso.example", roles = new[] { "technician", "administrator" } }).ExpectAsync(200);
        (scene.Issuer.Subject, scene.Issuer.Name, scene.Issuer.Email) = ("evil", "ada", "ada@contoso.example");
        using var eve = scene.Server.NewPerson();
        Assert.Equal("/console/", await SingleSignOnTests.ComeBackAsync(eve, scene.Issuer, scene.Provider));
        var me = await eve.GetAsync("/api/v1/me").ExpectAsync(200);
        Assert.NotEqual(id, me.Text("id"));
        Assert.Equal("ada-2", me.Text("name"));
        await eve.GetAsync("/api/v1/technicians").ExpectAsync(403);
    }

    [Fact]
    public async Task Nobodys_sign_in_is_slipped_into_another_browser()
    {
        await using var scene = await SingleSignOnScene.OpenAsync();
        using var eve = scene.Server.NewPerson();
        var evesAnswer = await scene.ApprovedAsync(eve);
        using var victim = scene.Server.NewPerson();
        Assert.Equal("/console/#sign-in=not-ours", await SingleSignOnTests.FollowAsync(victim, evesAnswer));
        // Not even when the victim is on the way himself.
        await victim.PostAsync($"/api/v1/sign-in/oidc/{scene.Provider}").ExpectAsync(200);
        Assert.Equal("/console/#sign-in=not-ours", await SingleSignOnTests.FollowAsync(victim, await scene.ApprovedAsync(eve)));
        await victim.GetAsync("/api/v1/me").ExpectAsync(401);
    }

    [Fact]
    public async Task A_state_is_good_once_and_for_ten_minutes()
    {
        await using var scene = await SingleSignOnScene.OpenAsync();
        using var eve = scene.Server.NewPerson();
        var answer = await scene.ApprovedAsync(eve);
        var cookie = eve.Cookie("deskside-return");
        Assert.Equal("/console/", await SingleSignOnTests.FollowAsync(eve, answer));
        using var again = scene.Server.NewPerson();
        again.Http.DefaultRequestHeaders.Add("Cookie", $"deskside-return={cookie}");
        Assert.Equal("/console/#sign-in=not-ours", await SingleSignOnTests.FollowAsync(again, answer));
        var late = await scene.ApprovedAsync(eve);
        scene.Server.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal("/console/#sign-in=not-ours", await SingleSignOnTests.FollowAsync(eve, late));
    }

    [Fact]
    public async Task The_way_back_leads_only_to_our_own_pages()
    {
        await using var scene = await SingleSignOnScene.OpenAsync();
        using var eve = scene.Server.NewPerson();
        foreach (var query in new[] { "?state=x&returnTo=https://evil.example", "?redirect_uri=//evil.example", "?code=x&state=//evil.example", "?error=x&error_uri=https://evil.example", "" })
        {
            Assert.Equal("/console/#sign-in=not-ours", await SingleSignOnTests.FollowAsync(eve, "/api/v1/sign-in/oidc/callback" + query));
        }

        var answer = await scene.ApprovedAsync(eve);
        Assert.Equal("/console/", await SingleSignOnTests.FollowAsync(eve, answer + "&returnTo=https%3A%2F%2Fevil.example&redirect_uri=%2F%2Fevil.example"));
    }

    [Fact]
    public async Task A_mix_up_of_issuers_is_noticed()
    {
        await using var scene = await SingleSignOnScene.OpenAsync();
        using var eve = scene.Server.NewPerson();
        var answer = await scene.ApprovedAsync(eve);
        Assert.Equal("/console/#sign-in=refused", await SingleSignOnTests.FollowAsync(eve, answer + "&iss=https%3A%2F%2Fevil.example"));
    }

    [Fact]
    public async Task Another_issuer_under_an_old_provider_inherits_no_account()
    {
        await using var scene = await SingleSignOnScene.OpenAsync("refuse");
        await using var evil = TestIssuer.Start(scene.Server.Time.GetUtcNow());
        await SingleSignOnTests.FollowAsync(scene.Ada, scene.Issuer.Approve((await scene.Ada.PostAsync($"/api/v1/me/links/{scene.Provider}").ExpectAsync(200)).Text("address")));
        // Somebody who may manage sign-in, but no accounts, names his own provider: ada's account is not his.
        await scene.Ada.PutAsync($"/api/v1/sign-in/providers/{scene.Provider}", SingleSignOnTests.Body(evil, "refuse")).ExpectAsync(200);
        using var eve = scene.Server.NewPerson();
        Assert.Equal("/console/#sign-in=no-account", await SingleSignOnTests.ComeBackAsync(eve, evil, scene.Provider));
    }

    [Fact]
    public async Task Who_manages_sign_in_gives_no_rights_by_it_that_he_has_not()
    {
        await using var scene = await SingleSignOnScene.OpenAsync();
        await scene.Ada.PostAsync("/api/v1/roles", new { key = "door", title = "Door", permissions = new[] { "manageSignIn" } }).ExpectAsync(201);
        using var eve = await scene.Server.AddTechnicianAsync(scene.Ada, "eve", "door");
        await eve.PostAsync("/api/v1/sign-in/providers", SingleSignOnTests.Body(scene.Issuer, "create") with { Roles = ["administrator"] }).ExpectAsync(403, "beyond-own-rights");
    }

    [Fact]
    public async Task The_cookies_on_the_way_are_closed_to_scripts()
    {
        await using var scene = await SingleSignOnScene.OpenAsync();
        using var eve = scene.Server.NewPerson();
        var go = await eve.PostAsync($"/api/v1/sign-in/oidc/{scene.Provider}").ExpectAsync(200);
        var cookie = Assert.Single(go.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie);
        Assert.Contains("samesite=lax", cookie);
        Assert.Contains("code_challenge_method=S256", go.Text("address"));
        var back = await eve.GetAsync(scene.Issuer.Approve(go.Text("address"))).ExpectAsync(302);
        Assert.Contains(back.Headers.GetValues("Set-Cookie"), c => c.StartsWith("deskside-technician=") && c.Contains("samesite=strict") && c.Contains("httponly"));
    }
}
