using Deskside.Journeys.Tests.People;
using Deskside.Stage;
using Microsoft.Playwright;

namespace Deskside.Journeys.Tests;

/// <summary>A technician's day: looking, answering from what is written already, noting, passing on, two at once.</summary>
public sealed class DeskJourneys(BrowserFixture house)
{
    [Fact]
    public async Task A_question_with_a_picture_is_answered_from_the_drawer_noted_and_passed_on()
    {
        await using var server = await ServerProcess.StartAsync();
        await using var ada = await Technician.SetUpAsync(house.Browsers, server);
        await ada.AddColleagueAsync("bob", "Bob Weaver");
        await ada.AddAnswerAsync("Restart the spooler", "Dear {customer}, please restart the spooler. {technician}");
        await ada.AddAnswerAsync("Goodbye", "Thank you for asking!");
        await using var kim = new Customer(await house.Browsers.OpenAsync(server.Url, 1000, 800));
        await kim.AskAsync("Kim Ölçer", "My printer prints empty pages.");
        await kim.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "empty page.png", MimeType = "image/png", Buffer = SmallPicture.Png });
        await Assertions.Expect(kim.Page.GetByText("empty page.png")).ToBeVisibleAsync();

        await ada.OpenMoreAsync("Kim Ölçer");
        await ada.ChooseAsync("Look closer");
        await Assertions.Expect(ada.Page.GetByRole(AriaRole.Img, new() { NameRegex = new("^empty page.png") })).ToBeVisibleAsync();
        await Assertions.Expect(ada.Page.GetByRole(AriaRole.Dialog).GetByText("No notes yet.")).ToBeVisibleAsync();
        await Access.HasNoSeriousFaultAsync(ada.Page, "desk-closer-look");
        await ada.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Accept" }).ClickAsync();
        await kim.IsHelpedByAsync(ada.DisplayName);

        // Only the keyboard: /word, down, up, Enter puts it in, Enter sends it.
        var box = ada.Page.GetByRole(AriaRole.Textbox, new() { Name = "Write a message" });
        await box.FocusAsync();
        await ada.Page.Keyboard.TypeAsync("/spo");
        await Assertions.Expect(ada.Page.GetByRole(AriaRole.Option, new() { Name = "Restart the spooler" })).ToBeVisibleAsync();
        await Access.HasNoSeriousFaultAsync(ada.Page, "desk-answers");
        await ada.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(box).ToHaveValueAsync("Dear Kim Ölçer, please restart the spooler. Ada Lovelace");
        await ada.Page.Keyboard.PressAsync("Enter");
        await kim.ReadsAsync("Dear Kim Ölçer, please restart the spooler. Ada Lovelace");

        await ada.TabAsync("Notes");
        await ada.Page.GetByLabel("New note").FillAsync("Spooler hangs since the update.");
        await ada.Page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(ada.Page.GetByRole(AriaRole.List, new() { Name = "Notes" }).GetByText("Spooler hangs since the update.")).ToBeVisibleAsync();
        await Access.HasNoSeriousFaultAsync(ada.Page, "desk-notes");
        await ada.TabAsync("Customer");
        await Assertions.Expect(ada.Page.GetByRole(AriaRole.Img, new() { NameRegex = new("^empty page.png") })).ToBeVisibleAsync();
        await Access.HasNoSeriousFaultAsync(ada.Page, "desk-customer");

        await ada.Tool("More").ClickAsync();
        await ada.ChooseAsync("Continue by phone");
        await ada.Page.GetByLabel("Phone number").FillAsync("030 1234 56");
        await ada.Page.GetByRole(AriaRole.Button, new() { Name = "Keep this" }).ClickAsync();
        await Assertions.Expect(ada.Page.GetByText("Goes on by phone").First).ToBeVisibleAsync();

        await using var bob = await Technician.SignInAsync(house.Browsers, server.Url, "bob", Technician.Password, "Bob Weaver");
        await ada.Tool("More").ClickAsync();
        await ada.ChooseAsync("Transfer");
        await ada.Page.GetByRole(AriaRole.Combobox, new() { Name = "Technician" }).Or(ada.Page.GetByLabel("Technician", new() { Exact = true })).First.ClickAsync();
        await ada.Page.GetByRole(AriaRole.Option, new() { NameRegex = new("Bob Weaver") }).ClickAsync();
        await ada.Page.GetByLabel("Note", new() { Exact = true }).FillAsync("You know these printers.");
        await Access.HasNoSeriousFaultAsync(ada.Page, "desk-transfer");
        await ada.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Transfer" }).ClickAsync();
        await ada.SeesQueueAsync();
        await Assertions.Expect(ada.Row("Kim")).ToHaveCountAsync(0);

        await Assertions.Expect(bob.Row("Kim").GetByText("Only for you")).ToBeVisibleAsync();
        await bob.AcceptAsync("Kim");
        await kim.IsHelpedByAsync("Bob Weaver");
        await bob.ReadsAsync("Dear Kim Ölçer, please restart the spooler. Ada Lovelace");
        await bob.TabAsync("Notes");
        await bob.ReadsAsync("Spooler hangs since the update.");
        await bob.ReadsAsync("You know these printers.");
    }

    [Fact]
    public async Task One_holds_as_many_sessions_as_allowed_and_a_hold_makes_room()
    {
        await using var server = await ServerProcess.StartAsync();
        await using var ada = await Technician.SetUpAsync(house.Browsers, server);
        await ada.SendAsync("PUT", "/api/v1/queue/settings", new { mostParallel = 1 });
        await using var kim = new Customer(await house.Browsers.OpenAsync(server.Url, 1000, 800));
        await using var lee = new Customer(await house.Browsers.OpenAsync(server.Url, 1000, 800));
        await kim.AskAsync("Kim", "First");
        await lee.AskAsync("Lee", "Second");
        await ada.AcceptAsync("Kim");
        await ada.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Queue") }).ClickAsync();
        await ada.Row("Lee").ClickAsync();
        await Assertions.Expect(ada.Page.GetByText("Your hands are full")).ToBeVisibleAsync();
        await ada.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Kim") }).ClickAsync();
        await ada.Tool("More").ClickAsync();
        await ada.ChooseAsync("Put on hold");
        await Assertions.Expect(ada.Page.GetByText("On hold.", new() { Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(kim.Page.GetByText($"{ada.DisplayName} has put you on hold")).ToBeVisibleAsync();
        await Access.HasNoSeriousFaultAsync(kim.Page, "customer-on-hold");
        // There is room again: the other question rings at once, although an alert of before had not run out.
        await Assertions.Expect(ada.Page.GetByRole(AriaRole.Alert).GetByText("Lee")).ToBeVisibleAsync(new() { Timeout = 15_000 });
        await Access.HasNoSeriousFaultAsync(ada.Page, "desk-on-hold");
        await ada.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Queue") }).ClickAsync();
        await ada.AcceptAsync("Lee");
        await lee.IsHelpedByAsync(ada.DisplayName);

        // Both stand beside each other, and the held one still reads.
        await kim.SayAsync("Are you still there?");
        await ada.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Kim") }).ClickAsync();
        await ada.ReadsAsync("Are you still there?");
        await ada.Page.GetByRole(AriaRole.Button, new() { Name = "Resume" }).ClickAsync();
        await Assertions.Expect(ada.Page.GetByText("On hold.", new() { Exact = true })).ToBeHiddenAsync();
        await Assertions.Expect(kim.Page.GetByText($"{ada.DisplayName} is back with you.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_question_is_assigned_raised_and_declined_off_the_list()
    {
        await using var server = await ServerProcess.StartAsync();
        await using var ada = await Technician.SetUpAsync(house.Browsers, server);
        await ada.SendAsync("POST", "/api/v1/teams", new { name = "Printers" });
        await using var kim = new Customer(await house.Browsers.OpenAsync(server.Url, 1000, 800));
        await using var lee = new Customer(await house.Browsers.OpenAsync(server.Url, 1000, 800));
        await kim.AskAsync("Kim", "First");
        await lee.AskAsync("Lee", "Second");
        await ada.OpenMoreAsync("Lee");
        await ada.ChooseAsync("Raise priority");
        await Assertions.Expect(ada.Page.Locator(".queue-row").First).ToContainTextAsync("Lee");
        await ada.OpenMoreAsync("Kim");
        await ada.ChooseAsync("Not for me");
        await Assertions.Expect(ada.Page.GetByText("Not for you")).ToBeVisibleAsync();
        await ada.OpenMoreAsync("Kim");
        await ada.ChooseAsync("Assign");
        await ada.Page.GetByText("A team", new() { Exact = true }).ClickAsync();
        await ada.Page.GetByRole(AriaRole.Combobox, new() { Name = "Team" }).Or(ada.Page.GetByLabel("Team", new() { Exact = true })).First.ClickAsync();
        await ada.Page.GetByRole(AriaRole.Option, new() { Name = "Printers" }).ClickAsync();
        await ada.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Assign" }).ClickAsync();
        await Assertions.Expect(ada.Page.GetByText("Kim waits for Printers.")).ToBeVisibleAsync();
        await Access.HasNoSeriousFaultAsync(ada.Page, "desk-queue");
    }
}
