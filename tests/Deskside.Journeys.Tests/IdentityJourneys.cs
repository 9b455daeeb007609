using Deskside.Journeys.Tests.People;
using Deskside.Stage;
using Microsoft.Playwright;

namespace Deskside.Journeys.Tests;

/// <summary>How technicians prove who they are, and the pages of the administration, in a real browser.</summary>
public sealed class IdentityJourneys(BrowserFixture fixture)
{
    private static readonly string[] Pages = ["overview", "technicians", "roles", "sign-in", "customers", "keys", "audit"];

    [Fact]
    public async Task An_authenticator_is_set_up_and_asked_for_at_the_next_sign_in()
    {
        await using var server = await ServerProcess.StartAsync();
        await using var ada = await Technician.SetUpAsync(fixture.Browsers, server);
        await ada.Page.GotoAsync("/console/account");
        await ada.Page.GetByRole(AriaRole.Button, new() { Name = "Set up" }).ClickAsync();
        var secret = await ada.Page.GetByTestId("totp-secret").InnerTextAsync();
        await ada.Page.GetByLabel("The six digits that it shows").FillAsync(Telephone.Code(secret, TimeProvider.System.GetUtcNow()));
        await ada.Page.GetByRole(AriaRole.Button, new() { Name = "Confirm" }).ClickAsync();
        await Assertions.Expect(ada.Page.Locator(".codes li")).ToHaveCountAsync(10);
        var recovery = await ada.Page.Locator(".codes li").First.InnerTextAsync();
        await ada.Page.GetByRole(AriaRole.Button, new() { Name = "I have kept them" }).ClickAsync();
        await Assertions.Expect(ada.Page.GetByText("10 of 10 recovery codes are left")).ToBeVisibleAsync();
        await Photo.TakeAsync(ada.Page, "account");

        await ada.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out everywhere" }).ClickAsync();
        await TypeAsync(ada.Page);
        await Assertions.Expect(ada.Page.GetByRole(AriaRole.Heading, new() { Name = "Second step" })).ToBeVisibleAsync();
        await ada.Page.GetByLabel("Six digits of your authenticator").FillAsync("000000");
        await ada.Page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        await Assertions.Expect(ada.Page.GetByText("The code is wrong")).ToBeVisibleAsync();
        await Photo.TakeAsync(ada.Page, "second-step");
        await ada.Page.GetByLabel("Six digits of your authenticator").FillAsync(recovery);
        await ada.Page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        await Assertions.Expect(ada.Page.GetByText("9 of 10 recovery codes are left")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_passkey_of_the_device_signs_in_without_a_password()
    {
        await using var server = await ServerProcess.StartAsync();
        await using var ada = await Technician.SetUpAsync(fixture.Browsers, server);
        var devtools = await ada.Page.Context.NewCDPSessionAsync(ada.Page);
        await devtools.SendAsync("WebAuthn.enable");
        await devtools.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
            },
        });
        await ada.Page.GotoAsync("/console/account");
        await ada.Page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await ada.Page.GetByLabel("Name").FillAsync("This laptop");
        await ada.Page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        await Assertions.Expect(ada.Page.GetByText("This laptop, since")).ToBeVisibleAsync();
        await ada.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out everywhere" }).ClickAsync();
        await ada.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await Assertions.Expect(ada.Page.GetByText("This laptop, since").Filter(new() { HasText = "last used" })).ToBeVisibleAsync();
        await Assertions.Expect(ada.Page.GetByRole(AriaRole.Cell, new() { Name = "Passkey", Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Who_is_invited_by_a_link_makes_his_account_and_sees_what_his_role_allows()
    {
        await using var server = await ServerProcess.StartAsync();
        await using var ada = await Technician.SetUpAsync(fixture.Browsers, server);
        await ada.Page.GotoAsync("/console/admin/technicians");
        await ada.Page.GetByRole(AriaRole.Button, new() { Name = "New technician" }).ClickAsync();
        await ada.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("Nina");
        await ada.Page.GetByRole(AriaRole.Button, new() { Name = "Make the link" }).ClickAsync();
        var link = await ada.Page.GetByTestId("shown-once").InnerTextAsync();
        await ada.Page.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
        await Assertions.Expect(ada.Page.GetByText("Invitations that nobody has used yet")).ToBeVisibleAsync();

        await using var nina = await fixture.Browsers.OpenAsync(server.Url);
        await nina.Page.GotoAsync(link.Trim());
        await Assertions.Expect(nina.Page.GetByLabel("Your name")).ToHaveValueAsync("Nina");
        Assert.DoesNotContain('#', nina.Page.Url);
        await Photo.TakeAsync(nina.Page, "join");
        await nina.Page.GetByLabel("Sign-in name").FillAsync("nina");
        await nina.Page.GetByLabel("Password", new() { Exact = true }).FillAsync(Technician.Password);
        await nina.Page.GetByLabel("The same again").FillAsync(Technician.Password);
        await nina.Page.GetByRole(AriaRole.Button, new() { Name = "Make the account" }).ClickAsync();
        await Assertions.Expect(nina.Page.GetByRole(AriaRole.Heading, new() { Name = "Waiting questions" })).ToBeVisibleAsync();
        await Assertions.Expect(nina.Page.GetByRole(AriaRole.Link, new() { Name = "Administration" })).ToBeHiddenAsync();
        Assert.Empty(nina.Problems);
    }

    [Fact]
    public async Task The_administration_fits_a_laptop_and_a_telephone_by_day_and_by_night()
    {
        await using var server = await ServerProcess.StartAsync();
        await using var ada = await Technician.SetUpAsync(fixture.Browsers, server);
        await ada.AddColleagueAsync("bob", "Bob");
        await using var kim = await fixture.Browsers.OpenAsync(server.Url, 1000, 800);
        foreach (var path in Pages)
        {
            await ada.Page.GotoAsync($"/console/admin/{path}");
            await Assertions.Expect(ada.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
            await ada.Page.WaitForFunctionAsync("() => document.querySelector('.admin-page .mantine-Paper-root, .admin-page [role=alert]') !== null");
            await Photo.TakeAsync(ada.Page, $"admin-{path}");
        }

        // The overview follows within a second, without a reload.
        await ada.Page.GotoAsync("/console/admin/overview");
        await Assertions.Expect(ada.Page.GetByText("Nobody waits.")).ToBeVisibleAsync();
        await new Customer(kim).AskAsync("Kim", "My printer prints empty pages.");
        await Assertions.Expect(ada.Page.GetByRole(AriaRole.Cell, new() { Name = "Kim", Exact = true })).ToBeVisibleAsync(new() { Timeout = 3000 });
    }

    private static async Task TypeAsync(IPage page)
    {
        await page.GetByLabel("Name").FillAsync("ada");
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(Technician.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
    }
}
