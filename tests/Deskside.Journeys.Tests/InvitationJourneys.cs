using Deskside.Journeys.Tests.People;
using Deskside.Stage;
using Microsoft.Playwright;

namespace Deskside.Journeys.Tests;

/// <summary>From the console by mail to a session, and what others can do about it: nothing.</summary>
public sealed class InvitationJourneys(BrowserFixture house)
{
    [Fact]
    public async Task A_mailed_link_leads_to_who_invited_and_to_nobody_else()
    {
        await using var office = await PostOffice.OpenAsync();
        await using var server = await ServerProcess.StartAsync();
        await using var ada = await Technician.SetUpAsync(house.Browsers, server);
        await ada.AddColleagueAsync("bob", "Bob");
        await using var bob = await Technician.SignInAsync(house.Browsers, server.Url, "bob", Technician.Password, "Bob");
        await SetUpMailAsync(ada, office);
        var link = await InviteAsync(ada, office, "kim@example.org", "Kim Möller", "As agreed:\n<script>alert('no')</script>");
        await Assertions.Expect(ada.Page.Locator("[data-state=sent]")).ToBeVisibleAsync();

        await using var kim = await house.Browsers.OpenAsync(server.Url, 1000, 800);
        await kim.Page.GotoAsync(link);
        await Assertions.Expect(kim.Page.GetByRole(AriaRole.Heading, new() { Name = $"{ada.DisplayName} invites you" })).ToBeVisibleAsync();
        await Assertions.Expect(kim.Page.GetByText("<script>alert('no')</script>")).ToBeVisibleAsync();
        await Access.HasNoSeriousFaultAsync(kim.Page, "invited");
        await Assertions.Expect(ada.Page.Locator("[data-state=opened]")).ToBeVisibleAsync();
        await kim.Page.GetByRole(AriaRole.Button, new() { Name = "Start" }).ClickAsync();
        await Assertions.Expect(kim.Page.GetByRole(AriaRole.Button, new() { Name = "Leave the queue" })).ToBeVisibleAsync();
        Assert.DoesNotContain("#", kim.Page.Url);

        await ada.Page.GotoAsync("/console");
        await Assertions.Expect(ada.Row("Kim Möller")).ToBeVisibleAsync();
        await Assertions.Expect(bob.Row("Kim Möller")).ToHaveCountAsync(0);
        var queue = await bob.Page.EvaluateAsync<string>("async () => (await (await fetch('/api/v1/queue')).text())");
        Assert.Equal("[]", queue);
        await ada.AcceptAsync("Kim Möller");
        await Assertions.Expect(kim.Page.GetByText($"{ada.DisplayName} is helping you").First).ToBeVisibleAsync();
        Assert.DoesNotContain(link[(link.IndexOf('#') + 3)..], server.AllOutput);
        Assert.Empty(kim.Problems);
    }

    [Fact]
    public async Task Used_and_taken_back_links_say_so()
    {
        await using var office = await PostOffice.OpenAsync();
        await using var server = await ServerProcess.StartAsync();
        await using var ada = await Technician.SetUpAsync(house.Browsers, server);
        await SetUpMailAsync(ada, office);
        var used = await InviteAsync(ada, office, "used@example.org", "", "");
        await using (var kim = await house.Browsers.OpenAsync(server.Url, 390, 780))
        {
            await kim.Page.GotoAsync(used);
            await kim.Page.GetByRole(AriaRole.Button, new() { Name = "Start" }).ClickAsync();
            await Assertions.Expect(kim.Page.GetByRole(AriaRole.Button, new() { Name = "Leave the queue" })).ToBeVisibleAsync();
            // The same browser, the same link: back to the own request.
            await kim.Page.GotoAsync("about:blank");
            await kim.Page.GotoAsync(used);
            await Assertions.Expect(kim.Page.GetByRole(AriaRole.Button, new() { Name = "Leave the queue" })).ToBeVisibleAsync();
        }

        var revoked = await InviteAsync(ada, office, "revoked@example.org", "", "");
        await ada.Page.GetByRole(AriaRole.Button, new() { Name = "Take back" }).First.ClickAsync();
        await ada.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Take back" }).ClickAsync();
        await Assertions.Expect(ada.Page.Locator("[data-state=revoked]")).ToBeVisibleAsync();
        await using var lee = await house.Browsers.OpenAsync(server.Url, 390, 780);
        foreach (var (link, says) in new[] { (used, "used already"), (revoked, "taken back"), (server.Url + "/join#i.short", "not complete") })
        {
            await lee.Page.GotoAsync("about:blank");
            await lee.Page.GotoAsync(link);
            await Assertions.Expect(lee.Page.GetByRole(AriaRole.Heading, new() { Name = says })).ToBeVisibleAsync();
        }

        await Access.HasNoSeriousFaultAsync(lee.Page, "doorClosed");
    }

    private static async Task SetUpMailAsync(Technician ada, PostOffice office)
    {
        await ada.Page.GotoAsync("/console/admin/mail");
        await ada.Page.GetByLabel("Mail server").FillAsync("localhost");
        await ada.Page.GetByLabel("Port").FillAsync($"{office.Port}");
        await ada.Page.GetByRole(AriaRole.Textbox, new() { Name = "Protection" }).Or(ada.Page.GetByRole(AriaRole.Combobox, new() { Name = "Protection" })).First.ClickAsync();
        await ada.Page.GetByRole(AriaRole.Option, new() { Name = "None" }).ClickAsync();
        await ada.Page.GetByLabel("Sender address").FillAsync("help@acme.example");
        await ada.Page.GetByLabel("Sender name").FillAsync("Acme Help");
        await ada.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await ada.Page.GetByLabel("To", new() { Exact = true }).FillAsync("ada@acme.example");
        await ada.Page.GetByRole(AriaRole.Button, new() { Name = "Send a test mail" }).ClickAsync();
        await Assertions.Expect(ada.Page.GetByText("took the test mail")).ToBeVisibleAsync();
    }

    private static async Task<string> InviteAsync(Technician ada, PostOffice office, string address, string name, string message)
    {
        await ada.Page.GotoAsync("/console/invitations");
        await ada.Page.GetByRole(AriaRole.Button, new() { Name = "Invite", Exact = true }).ClickAsync();
        var form = ada.Page.GetByRole(AriaRole.Dialog);
        await form.GetByLabel("E-mail address").FillAsync(address);
        await form.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await form.GetByLabel("Personal message").FillAsync(message);
        await form.GetByRole(AriaRole.Button, new() { Name = "Send invitation" }).ClickAsync();
        return await office.LinkToAsync(address);
    }
}
