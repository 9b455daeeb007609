using Deskside.Journeys.Tests.People;
using Deskside.Server.Tests.SignOn;
using Deskside.Stage;
using Microsoft.Playwright;

namespace Deskside.Journeys.Tests;

/// <summary>By somebody else's word on who one is: OpenID Connect and directories, for technicians and for customers, in a real browser.</summary>
public sealed class SingleSignOnJourneys(BrowserFixture house)
{
    private const string Technicians = "/api/v1/sign-in/oidc/callback";
    private const string Customers = "/api/v1/customers/sign-in/oidc/callback";

    [Fact]
    public async Task A_provider_is_written_into_the_administration_tested_and_lets_a_new_technician_in()
    {
        await using var server = await ServerProcess.StartAsync();
        await using var contoso = await IdentityProvider.OpenAsync(server.Url + Technicians);
        await using var ada = await Technician.SetUpAsync(house.Browsers, server);
        await ada.Page.GotoAsync("/console/admin/sign-in");
        await ada.Page.GetByRole(AriaRole.Button, new() { Name = "Add a provider" }).ClickAsync();
        var form = ada.Page.GetByRole(AriaRole.Dialog);
        await form.GetByLabel("Title").FillAsync("Contoso");
        await form.GetByLabel("Issuer").FillAsync("not an address");
        await form.GetByLabel("Application id").FillAsync("deskside");
        await form.GetByLabel("Application secret").FillAsync("top secret");
        await form.GetByRole(AriaRole.Switch, new() { Name = "Make accounts for new people" }).ClickAsync();
        await form.GetByRole(AriaRole.Switch, new() { Name = "On", Exact = true }).ClickAsync();
        await form.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(form.GetByLabel("Issuer")).ToHaveAttributeAsync("aria-invalid", "true");
        await form.GetByLabel("Issuer").FillAsync(contoso.Issuer);
        await form.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await ada.Page.GetByRole(AriaRole.Button, new() { Name = "Test", Exact = true }).ClickAsync();
        await Assertions.Expect(ada.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "The test succeeded" })).ToBeVisibleAsync();

        await using var grace = await house.Browsers.OpenAsync(server.Url);
        await grace.Page.GotoAsync("/console?at=default");
        await grace.Page.GetByRole(AriaRole.Button, new() { Name = "Contoso" }).ClickAsync();
        await IdentityProvider.SignInAsync(grace.Page, "grace");
        await Assertions.Expect(grace.Page.GetByRole(AriaRole.Heading, new() { Name = "Waiting questions" })).ToBeVisibleAsync();
        Assert.StartsWith($"{server.Url}/console", grace.Page.Url);
        await ada.Page.GotoAsync("/console/admin/technicians");
        await Assertions.Expect(ada.Page.GetByRole(AriaRole.Cell, new() { Name = "Person grace" }).First).ToBeVisibleAsync();
        Assert.Empty(grace.Problems);
    }

    [Fact]
    public async Task Where_a_second_factor_is_required_nothing_else_is_open_until_there_is_one()
    {
        await using var server = await ServerProcess.StartAsync();
        await using var ada = await Technician.SetUpAsync(house.Browsers, server);
        await ada.AddColleagueAsync("bob", "Bob");
        await ada.PutAsync("/api/v1/sign-in/policy", new { secondFactor = "required", minPassword = 12, idleMinutes = 60, absoluteHours = 12 });
        await using var bob = await house.Browsers.OpenAsync(server.Url);
        await bob.Page.GotoAsync("/console");
        await bob.Page.GetByLabel("Name").FillAsync("bob");
        await bob.Page.GetByLabel("Password", new() { Exact = true }).FillAsync(Technician.Password);
        await bob.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Assertions.Expect(bob.Page.GetByText("One step before you go on")).ToBeVisibleAsync();
        await bob.Page.GotoAsync("/console/admin/technicians");
        await Assertions.Expect(bob.Page.GetByText("One step before you go on")).ToBeVisibleAsync();
        Assert.Equal(401, await bob.Page.EvaluateAsync<int>("async () => (await fetch('/api/v1/queue')).status"));
        await bob.Page.GetByRole(AriaRole.Button, new() { Name = "Set up" }).ClickAsync();
        var secret = await bob.Page.GetByTestId("totp-secret").InnerTextAsync();
        await bob.Page.GetByLabel("The six digits that it shows").FillAsync(Telephone.Code(secret, TimeProvider.System.GetUtcNow()));
        await bob.Page.GetByRole(AriaRole.Button, new() { Name = "Confirm" }).ClickAsync();
        await bob.Page.GetByRole(AriaRole.Button, new() { Name = "I have kept them" }).ClickAsync();
        await bob.Page.GotoAsync("/console");
        await Assertions.Expect(bob.Page.GetByRole(AriaRole.Heading, new() { Name = "Waiting questions" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_known_customer_asks_by_his_account_by_his_companys_page_and_by_its_directory()
    {
        Assert.True(Slapd.IsThere, "Debian's slapd is missing.");
        await using var slapd = await Slapd.StartAsync();
        await using var server = await ServerProcess.StartAsync();
        await using var contoso = await IdentityProvider.OpenAsync(server.Url + Customers);
        await using var ada = await Technician.SetUpAsync(house.Browsers, server);
        await ada.PostAsync("/api/v1/customers", new { displayName = "Kay Account", email = FullHouse.CustomerMail, password = Technician.Password });
        await ada.PostAsync("/api/v1/sign-in/providers", FullHouse.Provider("customers", contoso.Issuer, "Contoso"));
        await ada.PostAsync("/api/v1/sign-in/providers", new
        {
            kind = "ldap", audience = "customers", title = "Directory", enabled = true, newAccounts = "create", secret = Slapd.SearchPassword, host = "localhost", port = slapd.TlsPort, security = "tls",
            caCertificate = slapd.CaPem, baseDn = "dc=contoso,dc=example", bindDn = Slapd.SearchDn, personClass = "inetOrgPerson", nameAttribute = "uid", idAttribute = "entryUUID",
        });
        // Guests are sent to sign in; who is known needs no name.
        await ada.PutAsync("/api/v1/customer-policies/guest", new { mayAsk = false, priority = 0, mustGiveMail = false });
        await ComesAsync("Kay Account", async page =>
        {
            await page.Locator(".sign-in input[name=name]").FillAsync(FullHouse.CustomerMail);
            await page.Locator(".sign-in input[name=password]").FillAsync("not the password");
            await page.Locator(".sign-in form button").ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "do not belong together" })).ToBeVisibleAsync();
            await page.Locator("input[name=password]").FillAsync(Technician.Password);
            await page.Locator(".sign-in form button").ClickAsync();
        });
        await ComesAsync("Person kim", async page =>
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Contoso" }).ClickAsync();
            await IdentityProvider.SignInAsync(page, "kim");
        });
        await ComesAsync("Grace Hopper", async page =>
        {
            await page.Locator("select[name=with]").SelectOptionAsync(new SelectOptionValue { Label = "Directory" });
            await page.Locator(".sign-in input[name=name]").FillAsync("grace");
            await page.Locator("input[name=password]").FillAsync(Slapd.PersonPassword);
            await page.Locator(".sign-in form button").ClickAsync();
        });

        async Task ComesAsync(string name, Func<IPage, Task> signIn)
        {
            await using var person = await house.Browsers.OpenAsync(server.Url, 390, 780);
            await person.Page.GotoAsync("/p/default");
            await person.Page.GetByLabel("What is the problem?").FillAsync("My screen stays black.");
            await signIn(person.Page);
            await Assertions.Expect(person.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Signed in as" }).Filter(new() { HasText = name })).ToBeVisibleAsync();
            // What was typed before the way to the provider and back is still there.
            await Assertions.Expect(person.Page.GetByLabel("What is the problem?")).ToHaveValueAsync("My screen stays black.");
            await person.Page.GetByRole(AriaRole.Button, new() { Name = "Ask for help" }).ClickAsync();
            await new Customer(person).WaitsAsync();
            await Assertions.Expect(ada.Row(name)).ToBeVisibleAsync();
            Assert.Empty(person.Problems);
        }
    }
}
