using Deskside.Server.Hosting.Storage;
using Deskside.Server.Tests.Front;
using Deskside.Server.Tests.SignOn;

namespace Deskside.Server.Tests.Customers;

public sealed class CustomerTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_known_customer_signs_in_on_the_portal_and_out_again(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        var id = await AddAsync(ada);
        await ada.PostAsync("/api/v1/customers", new { displayName = "Kim", email = "KIM@example.org", password = TestServer.Password }).ExpectAsync(409, "email-taken");
        using var kim = server.NewPerson();
        Assert.False((await kim.GetAsync("/api/v1/portals/default/sign-in").ExpectAsync(200)).Json.TryGetProperty("known", out _));
        var known = await SignIn(kim, "Kim@Example.org").ExpectAsync(200);
        Assert.Equal("account", known.Text("kind"));
        Assert.Equal("Kim Kay", (await kim.GetAsync("/api/v1/portals/default/sign-in")).Text("known", "displayName"));
        await kim.DeleteAsync("/api/v1/portals/default/sign-in").ExpectAsync(204);
        Assert.False((await kim.GetAsync("/api/v1/portals/default/sign-in")).Json.TryGetProperty("known", out _));

        await SignIn(kim, "kim@example.org").ExpectAsync(200);
        await ada.DeleteAsync($"/api/v1/customers/{id}").ExpectAsync(204);
        Assert.False((await kim.GetAsync("/api/v1/portals/default/sign-in")).Json.TryGetProperty("known", out _));
        await SignIn(kim, "kim@example.org").ExpectAsync(401);
        await AddAsync(ada);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Guests_accounts_and_people_of_a_directory_have_policies_of_their_own(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        using var ada = await server.SetUpAsync();
        await AddAsync(ada);
        var question = new { portal = "default", name = "Kim", question = "Help", wayIn = "web" };
        using var guest = server.NewPerson();
        await ada.PutAsync("/api/v1/customer-policies/guest", new { mayAsk = true, priority = 0, mustGiveMail = true }).ExpectAsync(200);
        await guest.PostAsync("/api/v1/requests", question).ExpectAsync(400, "invalid-fields");
        await ada.PutAsync("/api/v1/customer-policies/guest", new { mayAsk = false, priority = 0, mustGiveMail = false }).ExpectAsync(200);
        await guest.PostAsync("/api/v1/requests", question).ExpectAsync(403, "sign-in-first");
        using var kim = server.NewPerson();
        await SignIn(kim, "kim@example.org").ExpectAsync(200);
        await ada.PutAsync("/api/v1/customer-policies/account", new { mayAsk = true, priority = 5, mustGiveMail = false }).ExpectAsync(200);
        await kim.PostAsync("/api/v1/requests", question).ExpectAsync(201);
        // The verified identity stays with the request, and so does the priority of its kind.
        var kept = await server.Get<Database>().ListAsync<string>("SELECT subject FROM requests WHERE priority = 5", null, CancellationToken.None);
        Assert.StartsWith("customer:", Assert.Single(kept));
        await ada.PutAsync("/api/v1/customer-policies/account", new { mayAsk = false, priority = 5, mustGiveMail = false }).ExpectAsync(200);
        using var again = server.NewPerson();
        await SignIn(again, "kim@example.org").ExpectAsync(200);
        await again.PostAsync("/api/v1/requests", question).ExpectAsync(403, "not-allowed");
        Assert.Contains("\"mayAsk.after\":\"no\"", (await ada.GetAsync("/api/v1/audit/search?action=customer-policy")).Body);
        await ada.PutAsync("/api/v1/customer-policies/guest", new { mayAsk = true, priority = 11, mustGiveMail = false }).ExpectAsync(400, "invalid-fields");
    }

    [Fact]
    public async Task A_customer_comes_by_single_sign_on_back_to_his_portal()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        await using var issuer = TestIssuer.Start(server.Time.GetUtcNow());
        using var ada = await server.SetUpAsync();
        var provider = await AddProviderAsync(ada, issuer);
        using var kim = server.NewPerson();
        var go = await kim.PostAsync($"/api/v1/portals/default/sign-in/oidc/{provider}").ExpectAsync(200);
        var back = await kim.GetAsync(issuer.Approve(go.Text("address"))).ExpectAsync(302);
        Assert.Equal("/p/default", back.Headers.Location!.ToString());
        var standing = await kim.GetAsync("/api/v1/portals/default/sign-in").ExpectAsync(200);
        Assert.Equal("directory", standing.Text("known", "kind"));
        // It is no technician's way in.
        await kim.PostAsync($"/api/v1/sign-in/oidc/{provider}").ExpectAsync(404);
        await kim.GetAsync("/api/v1/me").ExpectAsync(401);
    }

    [Fact]
    public async Task A_customer_comes_by_the_directory()
    {
        await using var slapd = await Slapd.StartAsync();
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var ada = await server.SetUpAsync();
        var body = Technicians.DirectoryTests.Body(slapd, "none") with { Audience = "customers" };
        var provider = (await ada.PostAsync("/api/v1/sign-in/providers", body).ExpectAsync(201)).Text("id");
        using var grace = server.NewPerson();
        var known = await grace.PostAsync($"/api/v1/portals/default/sign-in/directory/{provider}", new { name = "grace", password = Slapd.PersonPassword }).ExpectAsync(200);
        Assert.Equal(("Grace Hopper", "directory"), (known.Text("displayName"), known.Text("kind")));
    }

    internal static async Task<string> AddAsync(Person administrator) =>
        (await administrator.PostAsync("/api/v1/customers", new { displayName = "Kim Kay", email = "kim@example.org", password = TestServer.Password }).ExpectAsync(201)).Text("id");

    /// <summary>A provider by which customers come; says its id.</summary>
    internal static async Task<string> AddProviderAsync(Person administrator, TestIssuer issuer) =>
        (await administrator.PostAsync("/api/v1/sign-in/providers", new
        {
            kind = "oidc",
            audience = "customers",
            title = "Contoso login",
            enabled = true,
            newAccounts = "create",
            issuer = issuer.Issuer,
            applicationId = "deskside",
            secret = "s",
        }).ExpectAsync(201)).Text("id");

    internal static Task<Answer> SignIn(Person person, string name, string password = TestServer.Password) => person.PostAsync("/api/v1/portals/default/sign-in", new { name, password });
}
