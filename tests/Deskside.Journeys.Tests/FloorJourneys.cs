using System.Diagnostics;
using Deskside.Journeys.Tests.People;
using Deskside.Stage;
using Microsoft.Playwright;

namespace Deskside.Journeys.Tests;

/// <summary>The supervisor's and the administrator's: the floor as it is now, teams, hours, answers.</summary>
public sealed class FloorJourneys(BrowserFixture house)
{
    [Fact]
    public async Task The_floor_follows_within_a_second()
    {
        await using var server = await ServerProcess.StartAsync();
        await using var ada = await Technician.SetUpAsync(house.Browsers, server);
        await ada.AddColleagueAsync("bob", "Bob Weaver");
        await ada.Page.GotoAsync("/console/admin/overview");
        var row = ada.Page.Locator("tr", new() { HasText = "Bob Weaver" });
        await Assertions.Expect(row.GetByText("Offline")).ToBeVisibleAsync();
        await using var bob = await Technician.SignInAsync(house.Browsers, server.Url, "bob", Technician.Password, "Bob Weaver");
        await Assertions.Expect(row.First.GetByText("Available")).ToBeVisibleAsync();

        var away = await TookAsync(() => bob.SendAsync("PUT", "/api/v1/floor/me", new { state = "busy", reason = "Meeting" }), row.First.GetByText("Busy"));
        await bob.SendAsync("PUT", "/api/v1/floor/me", new { state = "available" });
        await using var kim = new Customer(await house.Browsers.OpenAsync(server.Url, 1000, 800));
        await kim.AskAsync("Kim", "My printer prints empty pages.");
        var waiting = ada.Page.GetByRole(AriaRole.Table, new() { Name = "Waiting" });
        await Assertions.Expect(waiting.GetByText("Kim")).ToBeVisibleAsync();
        await Access.HasNoSeriousFaultAsync(ada.Page, "desk-floor");
        var request = await bob.Row("Kim").GetAttributeAsync("data-request");
        var opened = await TookAsync(
            () => bob.SendAsync("POST", $"/api/v1/queue/{request}/accept", new { }), ada.Page.GetByRole(AriaRole.Table, new() { Name = "Open sessions" }).GetByText("Bob Weaver"));
        await Assertions.Expect(row.First.Locator(".load")).ToHaveTextAsync("1");
        Console.Error.WriteLine($"floor: presence after {away:0} ms, session after {opened:0} ms");
        Assert.InRange(Math.Max(away, opened), 0, 1000);
    }

    [Fact]
    public async Task Teams_hours_and_canned_answers_are_written_in_the_console()
    {
        await using var server = await ServerProcess.StartAsync();
        await using var ada = await Technician.SetUpAsync(house.Browsers, server);
        var page = ada.Page;
        await page.GotoAsync("/console/admin/teams");
        await Assertions.Expect(page.GetByText("No teams yet")).ToBeVisibleAsync();
        await Access.HasNoSeriousFaultAsync(page, "desk-teams-none");
        await NewTeamAsync(page, "Second line");
        await page.GetByRole(AriaRole.Button, new() { Name = "New team" }).ClickAsync();
        await page.GetByLabel("Name").FillAsync("Printers");
        await page.GetByLabel("Members").First.ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = "Ada Lovelace" }).ClickAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.GetByLabel("Flows over to").First.ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = "Second line" }).ClickAsync();
        await page.GetByLabel("Own opening hours").CheckAsync();
        await page.GetByLabel("Monday, from").FillAsync("8");
        await page.GetByRole(AriaRole.Button, new() { Name = "As on Monday, until Friday" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a holiday" }).ClickAsync();
        await page.GetByLabel("Holiday 1, date").FillAsync("2026-12-25");
        await page.GetByLabel("Holiday 1, name").FillAsync("Christmas");
        await Access.HasNoSeriousFaultAsync(page, "desk-team-form");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Mon–Fri 08:00–17:00")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Second line after 10 min")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Change skills of Ada Lovelace" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).Locator("input").First.FillAsync("printers");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Table).GetByText("printers", new() { Exact = true })).ToBeVisibleAsync();
        await Access.HasNoSeriousFaultAsync(page, "desk-teams");

        // A wrong time is refused with words; a right one is kept.
        await page.GotoAsync("/console/admin/hours");
        await page.GetByLabel("Opening hours").CheckAsync();
        await page.GetByLabel("Tuesday, until").FillAsync("07:00");
        await Assertions.Expect(page.GetByText("The end must come after the beginning.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(page.GetByText("is no span")).ToBeVisibleAsync();
        await page.GetByLabel("Tuesday, until").FillAsync("12:30");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Saved").First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Change") }).First.ClickAsync();
        await page.GetByLabel("Skills to choose from").First.FillAsync("printers");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Table).GetByText("printers")).ToBeVisibleAsync();
        await Access.HasNoSeriousFaultAsync(page, "desk-hours");
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByLabel("Tuesday, until")).ToHaveValueAsync("12:30");

        await page.GotoAsync("/console/admin/answers");
        await page.GetByRole(AriaRole.Button, new() { Name = "New answer" }).ClickAsync();
        await page.GetByLabel("Title").FillAsync("Hello");
        await page.GetByLabel("Text").FillAsync("Good day, {customer}.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Good day, {customer}.")).ToBeVisibleAsync();
        await Access.HasNoSeriousFaultAsync(page, "desk-canned");
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove Hello" }).ClickAsync();
        await Assertions.Expect(page.GetByText("No canned answers yet")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Good day, {customer}.")).ToBeVisibleAsync();
    }

    private static async Task NewTeamAsync(IPage page, string name)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "New team" }).ClickAsync();
        await page.GetByLabel("Name").FillAsync(name);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Table).GetByText(name)).ToBeVisibleAsync();
    }

    /// <summary>From the end of the call until the page shows it.</summary>
    private static async Task<double> TookAsync(Func<Task> act, ILocator shown)
    {
        await act();
        var began = Stopwatch.GetTimestamp();
        await shown.First.WaitForAsync();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }
}
