using Deskside.Journeys.Tests.People;
using Deskside.Stage;
using Microsoft.Playwright;

namespace Deskside.Journeys.Tests;

/// <summary>HelpAlert: heard and seen also when the console stands behind other windows.</summary>
public sealed class AlertJourneys(BrowserFixture house)
{
    private const string Notices =
        """
        async () => {
          const registration = await navigator.serviceWorker.getRegistration('/assets/console/');
          const shown = registration ? await registration.getNotifications() : [];
          return shown.map((n) => [n.tag, n.title, n.body, (n.actions ?? []).map((a) => a.action).join('+')].join('|')).join('\n');
        }
        """;

    [Fact]
    public async Task A_new_question_rings_at_the_desktop_and_not_at_those_who_are_away()
    {
        await using var server = await ServerProcess.StartAsync();
        await using var ada = await Technician.SetUpAsync(house.Browsers, server);
        await ada.AddColleagueAsync("bob", "Bob Weaver");
        await ada.Page.Context.GrantPermissionsAsync(["notifications"]);
        await ada.Page.ReloadAsync();
        await ada.SeesQueueAsync();
        await using var bob = await Technician.SignInAsync(house.Browsers, server.Url, "bob", Technician.Password, "Bob Weaver");
        await bob.Page.Context.GrantPermissionsAsync(["notifications"]);
        await bob.Page.ReloadAsync();
        await bob.Page.GetByRole(AriaRole.Button, new() { Name = "I am available" }).ClickAsync();
        await bob.ChooseAsync("Away");
        await Assertions.Expect(bob.Page.GetByRole(AriaRole.Button, new() { Name = "I am away" })).ToBeVisibleAsync();

        await using var kim = new Customer(await house.Browsers.OpenAsync(server.Url, 1000, 800));
        await kim.AskAsync("Kim", "My printer prints empty pages.");
        await Assertions.Expect(ada.Page.GetByRole(AriaRole.Alert).GetByText("My printer prints empty pages.")).ToBeVisibleAsync();
        await Assertions.Expect(ada.Page).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex(@"^\(1\) waiting"));
        var request = await ada.Row("Kim").GetAttributeAsync("data-request");
        Assert.Equal($"{request}|Kim asks for help|My printer prints empty pages.|answer+decline", await NoticesAsync(ada));
        await Access.HasNoSeriousFaultAsync(ada.Page, "desk-alert");

        await Assertions.Expect(bob.Row("Kim")).ToBeVisibleAsync();
        await Assertions.Expect(bob.Page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
        Assert.Equal("", await bob.Page.EvaluateAsync<string>(Notices));

        // "Not now" on the card: gone here, still in the list.
        await ada.Page.GetByRole(AriaRole.Alert).GetByRole(AriaRole.Button, new() { Name = "Not now" }).ClickAsync();
        await Assertions.Expect(ada.Page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
        await Assertions.Expect(ada.Row("Kim")).ToBeVisibleAsync();
    }

    private static async Task<string> NoticesAsync(Technician technician)
    {
        var shown = "";
        await Until.TrueAsync(async () => (shown = await technician.Page.EvaluateAsync<string>(Notices)).Length > 0, () => Task.FromResult("No notice of the desktop came."));
        return shown;
    }
}
