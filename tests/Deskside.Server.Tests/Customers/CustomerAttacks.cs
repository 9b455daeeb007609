using Deskside.Server.Tests.Front;
using Deskside.Server.Tests.SignOn;

namespace Deskside.Server.Tests.Customers;

public sealed class CustomerAttacks
{
    [Fact]
    public async Task A_sign_in_on_one_organisations_portal_is_none_on_anothers()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        using var mallory = await server.AddFabrikamAsync();
        var id = await CustomerTests.AddAsync(ada);
        using var kim = server.NewPerson();
        await CustomerTests.SignIn(kim, "kim@example.org").ExpectAsync(200);
        Assert.False((await kim.GetAsync($"/api/v1/portals/{Tenants.Portal}/sign-in").ExpectAsync(200)).Json.TryGetProperty("known", out _));
        await kim.PostAsync($"/api/v1/portals/{Tenants.Portal}/sign-in", new { name = "kim@example.org", password = TestServer.Password }).ExpectAsync(401);
        await mallory.DeleteAsync($"/api/v1/customers/{id}").ExpectAsync(404);
        await mallory.PostAsync($"/api/v1/customers/{id}/password", new { password = "another long phrase" }).ExpectAsync(404);
        Assert.DoesNotContain("kim@", (await mallory.GetAsync("/api/v1/customers")).Body);
    }

    [Fact]
    public async Task Known_and_unknown_addresses_look_alike_and_guessing_is_slowed_down()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        await CustomerTests.AddAsync(ada);
        using var eve = server.NewPerson();
        var known = await CustomerTests.SignIn(eve, "kim@example.org", "wrong").ExpectAsync(401);
        var unknown = await CustomerTests.SignIn(eve, "nobody@example.org", "wrong").ExpectAsync(401);
        Assert.Equal(known.Text("detail"), unknown.Text("detail"));
        for (var guess = 0; guess < 4; guess++)
        {
            await CustomerTests.SignIn(eve, "kim@example.org", "wrong").ExpectAsync(401);
        }

        await CustomerTests.SignIn(eve, "KIM@example.org").ExpectAsync(429, "slow-down");
    }

    [Fact]
    public async Task A_mail_address_at_a_provider_takes_over_no_account()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        await using var issuer = TestIssuer.Start(server.Time.GetUtcNow());
        using var ada = await server.SetUpAsync();
        await CustomerTests.AddAsync(ada);
        issuer.Email = "kim@example.org";
        var provider = await CustomerTests.AddProviderAsync(ada, issuer);
        using var eve = server.NewPerson();
        var go = await eve.PostAsync($"/api/v1/portals/default/sign-in/oidc/{provider}").ExpectAsync(200);
        await eve.GetAsync(issuer.Approve(go.Text("address"))).ExpectAsync(302);
        var accounts = (await ada.GetAsync("/api/v1/customers?search=kim")).Json;
        Assert.Equal(2, accounts.GetArrayLength());
        Assert.Equal("Ada Lovelace", (await eve.GetAsync("/api/v1/portals/default/sign-in")).Text("known", "displayName"));
        await CustomerTests.SignIn(server.NewPerson(), "kim@example.org").ExpectAsync(200);
    }

    [Fact]
    public async Task A_technicians_callback_is_no_way_round_the_customers_one()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        await using var issuer = TestIssuer.Start(server.Time.GetUtcNow());
        using var ada = await server.SetUpAsync();
        var provider = await CustomerTests.AddProviderAsync(ada, issuer);
        using var eve = server.NewPerson();
        var go = await eve.PostAsync($"/api/v1/portals/default/sign-in/oidc/{provider}").ExpectAsync(200);
        var back = await eve.GetAsync(issuer.Approve(go.Text("address")).Replace("/customers/sign-in/", "/sign-in/", StringComparison.Ordinal)).ExpectAsync(302);
        Assert.Equal("/console/#sign-in=not-ours", back.Headers.Location!.ToString());
        await eve.GetAsync("/api/v1/me").ExpectAsync(401);
    }

    [Fact]
    public async Task Who_manages_no_customers_sees_none()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        using var bob = await server.AddTechnicianAsync(ada, "bob", "technician", "supervisor");
        foreach (var call in new[] { bob.GetAsync("/api/v1/customers"), bob.GetAsync("/api/v1/customer-policies"), bob.GetAsync("/api/v1/sign-in/policy"), bob.GetAsync("/api/v1/sign-in/providers"), bob.GetAsync("/api/v1/technician-invitations") })
        {
            await call.ExpectAsync(403, "not-allowed");
        }
    }
}
