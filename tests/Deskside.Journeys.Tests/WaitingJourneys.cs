using Deskside.Journeys.Tests.People;
using Deskside.Stage;
using Microsoft.Playwright;

namespace Deskside.Journeys.Tests;

/// <summary>What a customer does while waiting.</summary>
public sealed class WaitingJourneys(BrowserFixture house)
{
    private const string Paste =
        """
        (bytes) => {
          const clipboard = new DataTransfer();
          clipboard.items.add(new File([Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0))], 'image.png', { type: 'image/png' }));
          document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true, cancelable: true }));
        }
        """;

    [Fact]
    public async Task A_waiting_customer_adds_attaches_chooses_and_comes_back_to_his_place()
    {
        await using var server = await ServerProcess.StartAsync();
        await using var ada = await Technician.SetUpAsync(house.Browsers, server);
        var portals = await (await ada.SendAsync("GET", "/api/v1/queue/portals")).JsonAsync();
        await ada.SendAsync("PUT", $"/api/v1/queue/portals/{portals!.Value[0].GetProperty("portal").GetString()}", new { skills = new[] { "printers", "e-mail" } });
        await using var first = await house.Browsers.OpenAsync(server.Url, 390, 780);
        var kim = new Customer(first);
        await kim.AskAsync("Kim", "Nothing prints.");
        await kim.Page.GetByRole(AriaRole.Button, new() { Name = "Add to the question" }).ClickAsync();
        await kim.Page.GetByLabel("What else should we know?").FillAsync("The lamp blinks red.");
        await kim.Page.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();
        await Assertions.Expect(kim.Page.GetByText("Added to your question.")).ToBeVisibleAsync();
        await Assertions.Expect(kim.Page.Locator("blockquote")).ToContainTextAsync("The lamp blinks red.");
        await kim.Page.GetByLabel("I need help with").SelectOptionAsync("printers");
        await Assertions.Expect(kim.Page.GetByText("Noted. Your place stays.")).ToBeVisibleAsync();

        await kim.Page.EvaluateAsync(Paste, Convert.ToBase64String(SmallPicture.Png));
        await Assertions.Expect(kim.Page.GetByText("The picture is with your question.")).ToBeVisibleAsync();
        await kim.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "wrong.txt", MimeType = "text/plain", Buffer = [1, 2] });
        await Assertions.Expect(kim.Page.GetByText("This is no picture that we can read")).ToBeVisibleAsync();
        await kim.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "lamp.png", MimeType = "image/png", Buffer = SmallPicture.Png });
        await Assertions.Expect(kim.Page.GetByText("lamp.png")).ToBeVisibleAsync();
        await kim.Page.GetByRole(AriaRole.Button, new() { Name = "Remove lamp.png" }).ClickAsync();
        await Assertions.Expect(kim.Page.GetByText("lamp.png")).ToBeHiddenAsync();
        await Access.HasNoSeriousFaultAsync(kim.Page, "waiting");

        await Assertions.Expect(ada.Row("Kim").GetByText("printers")).ToBeVisibleAsync();
        await Assertions.Expect(ada.Row("Kim")).ToContainTextAsync("The lamp blinks red.");

        await kim.Page.GetByRole(AriaRole.Button, new() { Name = "Keep my place" }).First.ClickAsync();
        await kim.Page.Locator(".meanwhile-form").GetByRole(AriaRole.Button, new() { Name = "Keep my place" }).ClickAsync();
        var link = await kim.Page.Locator("#way-back").InnerTextAsync();
        await Access.HasNoSeriousFaultAsync(kim.Page, "waiting-kept");
        await first.Page.CloseAsync();
        await Assertions.Expect(ada.Row("Kim").GetByText("Place kept")).ToBeVisibleAsync(new() { Timeout = 40_000 });

        await using var second = await house.Browsers.OpenAsync(server.Url, 1000, 800);
        await second.Page.GotoAsync(link);
        await new Customer(second).WaitsAsync();
        await Assertions.Expect(second.Page.Locator("blockquote")).ToContainTextAsync("Nothing prints.");
        await Assertions.Expect(second.Page.GetByLabel("I need help with")).ToHaveValueAsync("printers");
        await ada.AcceptAsync("Kim");
        await new Customer(second).IsHelpedByAsync(ada.DisplayName);
    }
}
