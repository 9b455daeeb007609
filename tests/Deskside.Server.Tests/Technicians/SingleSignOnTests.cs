using Deskside.Server.Tests.Front;
using Deskside.Server.Tests.SignOn;

namespace Deskside.Server.Tests.Technicians;

public sealed class SingleSignOnTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_technician_ties_his_account_and_comes_in_by_it(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        await using var issuer = TestIssuer.Start(server.Time.GetUtcNow());
        using var ada = await server.SetUpAsync();
        var provider = await AddProviderAsync(ada, issuer, "refuse");
        Assert.Equal("Contoso login", (await server.NewPerson().GetAsync("/api/v1/sign-in/options")).Json.GetProperty("providers")[0].GetProperty("title").GetString());

        using var stranger = server.NewPerson();
        Assert.Equal("/console/#sign-in=no-account", await ComeBackAsync(stranger, issuer, provider));
        await stranger.GetAsync("/api/v1/me").ExpectAsync(401);

        var go = await ada.PostAsync($"/api/v1/me/links/{provider}").ExpectAsync(200);
        Assert.Equal("/console/account#linked", await FollowAsync(ada, issuer.Approve(go.Text("address"))));
        Assert.Equal("/console/", await ComeBackAsync(stranger, issuer, provider));
        Assert.Equal("ada", (await stranger.GetAsync("/api/v1/me").ExpectAsync(200)).Text("name"));
        Assert.Contains("\"method\":\"singleSignOn\"", (await stranger.GetAsync("/api/v1/me/security")).Body);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Where_the_organisation_wants_it_accounts_are_made_with_its_roles(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        await using var issuer = TestIssuer.Start(server.Time.GetUtcNow());
        using var ada = await server.SetUpAsync();
        var provider = await AddProviderAsync(ada, issuer, "create");
        (issuer.Subject, issuer.Name) = ("s-77", "grace");
        using var grace = server.NewPerson();
        Assert.Equal("/console/", await ComeBackAsync(grace, issuer, provider));
        var me = await grace.GetAsync("/api/v1/me").ExpectAsync(200);
        Assert.Equal("grace", me.Text("name"));
        Assert.Equal(["technician"], me.Json.GetProperty("roles").EnumerateArray().Select(r => r.GetString()));
        // A second time, it is the same account, whatever he is called now.
        issuer.Name = "grace.hopper";
        Assert.Equal("/console/", await ComeBackAsync(grace, issuer, provider));
        Assert.Equal(me.Text("id"), (await grace.GetAsync("/api/v1/me")).Text("id"));
        // It has no password.
        await server.NewPerson().PostAsync("/api/v1/sign-in", new { name = "grace", password = "" }).ExpectAsync(401, "wrong-credentials");
    }

    [Fact]
    public async Task Each_organisation_offers_its_own_ways()
    {
        await using var scene = await SingleSignOnScene.OpenAsync();
        // Of two, the first is the one that was made first.
        scene.Server.Time.Advance(TimeSpan.FromSeconds(1));
        using var mallory = await scene.Server.AddFabrikamAsync();
        await mallory.PostAsync("/api/v1/sign-in/providers", Body(scene.Issuer, "refuse") with { Title = "Fabrikam login" }).ExpectAsync(201);
        using var anybody = scene.Server.NewPerson();
        foreach (var (at, offered) in new[] { ("", "Contoso login"), ("default", "Contoso login"), (Tenants.Portal, "Fabrikam login"), ("FABRIKAM", "Fabrikam login"), ("nowhere", "Contoso login"), (new string('x', 500), "Contoso login") })
        {
            Assert.Equal(offered, Assert.Single((await anybody.GetAsync($"/api/v1/sign-in/options?at={at}").ExpectAsync(200)).Json.GetProperty("providers").EnumerateArray()).GetProperty("title").GetString());
        }

        // Whoever is signed in ties his account to his own organisation's only.
        Assert.Contains("Fabrikam login", (await mallory.GetAsync("/api/v1/me/links").ExpectAsync(200)).Body);
        Assert.DoesNotContain("Fabrikam", (await scene.Ada.GetAsync("/api/v1/me/links").ExpectAsync(200)).Body);
    }

    [Fact]
    public async Task New_keys_of_the_provider_are_fetched_when_a_token_names_one()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        await using var issuer = TestIssuer.Start(server.Time.GetUtcNow());
        using var ada = await server.SetUpAsync();
        var provider = await AddProviderAsync(ada, issuer, "create");
        using var grace = server.NewPerson();
        Assert.Equal("/console/", await ComeBackAsync(grace, issuer, provider));
        issuer.Smith.Dispose();
        issuer.Smith = new TokenSmith { RsaKeyId = "rsa-2" };
        // Within a minute of the last look nobody makes the server ask at will.
        Assert.Equal("/console/#sign-in=refused", await ComeBackAsync(grace, issuer, provider));
        server.Time.Advance(TimeSpan.FromMinutes(2));
        issuer.Now = server.Time.GetUtcNow();
        Assert.Equal("/console/", await ComeBackAsync(grace, issuer, provider));
        Assert.Equal(2, issuer.KeySetReads);
    }

    [Fact]
    public async Task The_test_button_says_what_is_wrong()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        await using var issuer = TestIssuer.Start(server.Time.GetUtcNow());
        using var ada = await server.SetUpAsync();
        var provider = await AddProviderAsync(ada, issuer, "refuse");
        Assert.Equal("True", (await ada.PostAsync($"/api/v1/sign-in/providers/{provider}/test", new { }).ExpectAsync(200)).Text("ok"));
        var body = Body(issuer, "refuse") with { Issuer = issuer.Issuer + "/" };
        await ada.PutAsync($"/api/v1/sign-in/providers/{provider}", body).ExpectAsync(200);
        var failed = await ada.PostAsync($"/api/v1/sign-in/providers/{provider}/test", new { }).ExpectAsync(200);
        Assert.Equal("False", failed.Text("ok"));
        Assert.Contains("Enter the issuer exactly", failed.Body);
    }

    [Fact]
    public async Task The_secret_is_kept_and_never_shown()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        await using var issuer = TestIssuer.Start(server.Time.GetUtcNow());
        using var ada = await server.SetUpAsync();
        var provider = await AddProviderAsync(ada, issuer, "refuse");
        await ada.PutAsync($"/api/v1/sign-in/providers/{provider}", Body(issuer, "refuse") with { Secret = null, Title = "New name" }).ExpectAsync(200);
        var listed = await ada.GetAsync("/api/v1/sign-in/providers").ExpectAsync(200);
        Assert.True(listed.Json[0].GetProperty("hasSecret").GetBoolean());
        Assert.DoesNotContain("top secret", listed.Body + (await ada.GetAsync("/api/v1/audit?limit=500")).Body);
        Assert.Contains("\"title.before\":\"Contoso login\"", (await ada.GetAsync("/api/v1/audit?limit=500")).Body);
    }

    internal static async Task<string> AddProviderAsync(Person administrator, TestIssuer issuer, string newAccounts) =>
        (await administrator.PostAsync("/api/v1/sign-in/providers", Body(issuer, newAccounts)).ExpectAsync(201)).Text("id");

    internal static ProviderBody Body(TestIssuer issuer, string newAccounts) =>
        new("oidc", "technicians", "Contoso login", true, newAccounts, ["technician"], "top secret", issuer.Issuer, "deskside");

    /// <summary>The whole way: our button, the provider's page, our callback. Answers where the browser ends.</summary>
    internal static async Task<string> ComeBackAsync(Person person, TestIssuer issuer, string provider)
    {
        var go = await person.PostAsync($"/api/v1/sign-in/oidc/{provider}").ExpectAsync(200);
        return await FollowAsync(person, issuer.Approve(go.Text("address")));
    }

    internal static async Task<string> FollowAsync(Person person, string path) => (await person.GetAsync(path).ExpectAsync(302)).Headers.Location!.ToString();

    internal sealed record ProviderBody(
        string Kind, string Audience, string Title, bool Enabled, string NewAccounts, string[] Roles, string? Secret, string Issuer, string ApplicationId);
}
