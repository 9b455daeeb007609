using Deskside.Journeys.Tests.People;
using Deskside.Stage;
using Microsoft.Playwright;

namespace Deskside.Journeys.Tests;

/// <summary>Every page there is, by day and by night, on a desk and on a telephone. A page that nobody wrote a visit for fails here.</summary>
public sealed class AccessJourneys(BrowserFixture house)
{
    [Fact]
    public async Task Everybody_can_use_every_page_of_the_administration()
    {
        await using var server = await ServerProcess.StartAsync();
        await using var ada = await Technician.SetUpAsync(house.Browsers, server);
        await FullHouse.FurnishAsync(ada);
        await ada.MayAllAsync();
        var faults = new List<string>();
        foreach (var path in PageList.Administration)
        {
            await ada.Page.GotoAsync($"/console/admin/{path}");
            await IsSettledAsync(ada.Page);
            Assert.EndsWith($"/console/admin/{path}", ada.Page.Url);
            faults.AddRange(await Access.FaultsAsync(ada.Page, $"admin-{path}"));
        }

        Access.HasNone(faults);
    }

    [Fact]
    public async Task Everybody_can_use_what_the_administration_opens()
    {
        await using var server = await ServerProcess.StartAsync();
        await using var ada = await Technician.SetUpAsync(house.Browsers, server);
        await FullHouse.FurnishAsync(ada);
        var faults = new List<string>();
        foreach (var (path, button) in new[]
        {
            ("admin/technicians", "New technician"), ("admin/roles", "Change"), ("admin/roles", "New role"), ("admin/sign-in", "Add a provider"),
            ("admin/sign-in", "Change"), ("admin/customers", "New account"), ("admin/keys", "New key"), ("admin/portals", "New portal"), ("admin/webhooks", "Edit"),
            ("admin/webhooks", "Remove"), ("invitations", "Invite"),
        })
        {
            await ada.Page.GotoAsync($"/console/{path}");
            await IsSettledAsync(ada.Page);
            await ada.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync();
            await ada.Page.GetByRole(AriaRole.Dialog).Or(ada.Page.Locator("form.settings-form")).First.WaitForAsync();
            faults.AddRange(await Access.FaultsAsync(ada.Page, $"{path.Replace('/', '-')}-{button.Replace(' ', '-')}"));
        }

        Access.HasNone(faults);
    }

    [Fact]
    public async Task Everybody_can_use_every_other_page_of_the_console()
    {
        await using var server = await ServerProcess.StartAsync();
        var faults = new List<string>();
        await using (var first = await house.Browsers.OpenAsync(server.Url))
        {
            await first.Page.GotoAsync(await server.SetupLinkAsync());
            await first.Page.GetByLabel("Organisation").WaitForAsync();
            faults.AddRange(await Access.FaultsAsync(first.Page, "setup-form"));
        }

        await using var ada = await Technician.SetUpAsync(house.Browsers, server);
        await ada.MayAllAsync();
        var visits = new Dictionary<string, Func<Task>>
        {
            ["/setup"] = () => OthersAsync("setup", page => page.GotoAsync("/setup#s.none")),
            ["/console/join"] = JoinAsync,
            ["/console"] = QueueAsync,
            ["/console/session/:id"] = SessionAsync,
            ["/console/account"] = () => MineAsync("account", "/console/account"),
            // By the test of the administration's own list.
            ["/console/admin/*?"] = () => Task.CompletedTask,
            ["/console/cases"] = () => MineAsync("cases", "/console/cases"),
            ["/console/cases/new"] = () => MineAsync("case-new", "/console/cases/new"),
            // Without a device behind them: what these pages say then.
            ["/console/cases/:request"] = () => MineAsync("case-unknown", $"/console/cases/{Guid.Empty}"),
            ["/console/devices/:device"] = DeviceAsync,
            ["/console/invitations"] = () => MineAsync("invitations", "/console/invitations"),
        };
        foreach (var route in PageList.Console)
        {
            Assert.True(visits.TryGetValue(route, out var visit), $"Nobody looks at {route}: write a visit to it here.");
            await visit!();
        }

        await SignInAsync();
        Access.HasNone(faults);

        async Task OthersAsync(string name, Func<IPage, Task> go)
        {
            await using var nina = await house.Browsers.OpenAsync(server.Url);
            await go(nina.Page);
            await IsSettledAsync(nina.Page);
            faults.AddRange(await Access.FaultsAsync(nina.Page, name));
        }

        async Task MineAsync(string name, string address)
        {
            await ada.Page.GotoAsync(address);
            await IsSettledAsync(ada.Page);
            faults.AddRange(await Access.FaultsAsync(ada.Page, name));
        }

        async Task JoinAsync()
        {
            var made = await ada.PostAsync("/api/v1/technician-invitations", new { displayName = "Nina", roles = new[] { "technician" } });
            await OthersAsync("join", page => page.GotoAsync(made.GetProperty("link").GetString()!));
            await OthersAsync("join-wrong", page => page.GotoAsync("/console/join#none"));
        }

        async Task DeviceAsync()
        {
            await MineAsync("device-unknown", $"/console/devices/{Guid.Empty}");
            await DeadPc.StandInAsync(ada.Page);
            await ada.Page.GotoAsync($"/console/devices/{DeadPc.Id}");
            foreach (var tab in new[] { "This PC", "Repair image", "Terminal", "Screen", "Power", "Logs", "Other programs" })
            {
                await ada.Page.GetByRole(AriaRole.Tab, new() { Name = tab }).ClickAsync();
                await IsSettledAsync(ada.Page);
                faults.AddRange(await Access.FaultsAsync(ada.Page, $"device-{tab.Replace(' ', '-')}"));
            }

            await ada.Page.UnrouteAllAsync();
        }

        async Task QueueAsync()
        {
            await MineAsync("queue-empty", "/console");
            await using var kim = new Customer(await house.Browsers.OpenAsync(server.Url));
            await kim.AskAsync("Kim 👩‍🚀 " + new string('W', 60), "<script>alert(1)</script> " + new string('x', 400));
            await Assertions.Expect(ada.Row("Kim")).ToBeVisibleAsync();
            faults.AddRange(await Access.FaultsAsync(ada.Page, "queue"));
            await kim.Page.GetByRole(AriaRole.Button, new() { Name = "Leave the queue" }).ClickAsync();
            await kim.Page.GetByRole(AriaRole.Button, new() { Name = "Leave", Exact = true }).ClickAsync();
            await Assertions.Expect(ada.Row("Kim")).ToHaveCountAsync(0);
        }

        async Task SessionAsync()
        {
            await using var kim = new Customer(await house.Browsers.OpenAsync(server.Url));
            await ada.Page.GotoAsync("/console");
            await kim.AskAsync("Lee", "My printer prints empty pages.");
            await ada.AcceptAsync("Lee");
            await ada.SayAsync("Hello");
            await kim.SayAsync("שלום " + new string('y', 300));
            await Assertions.Expect(ada.Page.GetByText("שלום").First).ToBeVisibleAsync();
            faults.AddRange(await Access.FaultsAsync(ada.Page, "session"));
            await ada.EndAsync("Solved", "Done.");
            await ada.SeesEndAsync();
            faults.AddRange(await Access.FaultsAsync(ada.Page, "session-ended"));
        }

        async Task SignInAsync()
        {
            await ada.PostAsync("/api/v1/sign-in/providers", FullHouse.Provider("technicians", "https://login.example.org", "Contoso"));
            await ada.AddColleagueAsync("bob", "Bob");
            await OthersAsync("sign-in", page => page.GotoAsync("/console"));
            await ada.PutAsync("/api/v1/sign-in/policy", new { secondFactor = "required", minPassword = 12, idleMinutes = 60, absoluteHours = 12 });
            await OthersAsync("must-enrol", async page =>
            {
                await page.GotoAsync("/console");
                await page.GetByLabel("Name").FillAsync("bob");
                await page.GetByLabel("Password", new() { Exact = true }).FillAsync(Technician.Password);
                await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
                await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Set up" })).ToBeVisibleAsync();
            });
        }
    }

    [Fact]
    public async Task Everybody_can_use_every_page_of_the_customer()
    {
        await using var server = await ServerProcess.StartAsync();
        await using var ada = await Technician.SetUpAsync(house.Browsers, server);
        await FullHouse.FurnishAsync(ada);
        await ada.PostAsync("/api/v1/admin/portals", FullHouse.Portal("sales"));
        await using var kim = new Customer(await house.Browsers.OpenAsync(server.Url));
        var (page, faults) = (kim.Page, new List<string>());
        var visits = new Dictionary<string, Func<Task>>
        {
            ["loading"] = () => CutOffAsync("loading", "**/api/v1/**", route => Task.CompletedTask),
            ["unreachable"] = () => CutOffAsync("unreachable", "**/api/v1/**", route => route.AbortAsync()),
            ["portalGone"] = () => GoAsync("portal-gone", "/p/nowhere"),
            ["doorClosed"] = () => GoAsync("door-closed", "/join#i.short"),
            ["invited"] = InvitedAsync,
            ["asking"] = AskingAsync,
            ["waiting"] = WaitingAsync,
            ["accepted"] = AcceptedAsync,
            ["ended"] = EndedAsync,
        };
        Assert.Empty(PageList.Customer.Except(visits.Keys));
        foreach (var phase in visits.Keys) await visits[phase]();
        Access.HasNone(faults);

        async Task LookAsync(string name) => faults.AddRange(await Access.FaultsAsync(page, $"customer-{name}"));

        async Task GoAsync(string name, string address)
        {
            await page.GotoAsync("about:blank");
            await page.GotoAsync(address);
            await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).WaitForAsync();
            await LookAsync(name);
        }

        async Task CutOffAsync(string name, string calls, Func<IRoute, Task> answer)
        {
            await page.RouteAsync(calls, answer);
            await page.GotoAsync("/");
            await page.Locator(".notice").WaitForAsync();
            if (name == "unreachable") await page.GetByRole(AriaRole.Button, new() { Name = "Try now" }).WaitForAsync();
            await LookAsync(name);
            await page.UnrouteAllAsync(new() { Behavior = UnrouteBehavior.IgnoreErrors });
        }

        async Task InvitedAsync()
        {
            await page.RouteAsync("**/api/v1/invitations/look", route => route.FulfillAsync(new()
            {
                ContentType = "application/json",
                Body = """{"technician":"Ada","organisation":"Acme","portal":"default","language":"en","message":"As agreed: <b>now</b>","appointmentAt":"2031-05-05T10:00:00.000Z","appointmentMinutes":30}""",
            }));
            await GoAsync("invited", "/join#i.abcdefghijklmnopqrstuvwxyzabcdefghijklmnopq");
            await page.UnrouteAllAsync();
        }

        async Task AskingAsync()
        {
            await GoAsync("ask", "/p/sales");
            await page.GetByRole(AriaRole.Button, new() { Name = "Ask for help" }).ClickAsync();
            await LookAsync("ask-faults");
            await page.GetByRole(AriaRole.Button, new() { Name = "sign in", Exact = false }).First.ClickAsync();
            await page.Locator("input[name=password]").WaitForAsync();
            await LookAsync("sign-in");
            foreach (var language in new[] { "de", "fr", "es" })
            {
                await page.Locator("select.language").SelectOptionAsync(language);
                await Assertions.Expect(page.Locator($"html[lang={language}]")).ToHaveCountAsync(1);
                await LookAsync($"ask-{language}");
            }

            await page.Locator("select.language").SelectOptionAsync("en");
        }

        async Task WaitingAsync()
        {
            await kim.AskAsync("עברית " + new string('W', 60), "<script>alert(1)</script> " + new string('x', 400));
            await LookAsync("waiting");
        }

        async Task AcceptedAsync()
        {
            await ada.Page.GotoAsync("/console");
            await ada.AcceptAsync("עברית");
            await kim.IsHelpedByAsync(ada.DisplayName);
            await ada.SayAsync("Hello " + new string('z', 300));
            await kim.SayAsync("Hello 👋");
            await LookAsync("chat");
            await kim.ShareCodeAsync();
            await LookAsync("share");
        }

        async Task EndedAsync()
        {
            await ada.EndAsync("Solved", "Done.");
            await page.Locator(".ended").WaitForAsync();
            await LookAsync("ended");
        }
    }

    [Fact]
    public async Task Everybody_can_use_the_ask_box_on_another_site()
    {
        await using var server = await ServerProcess.StartAsync();
        await using var ada = await Technician.SetUpAsync(house.Browsers, server);
        await using var site = new OtherSite(server.Url, "sales");
        await using var stranger = new OtherSite(server.Url, "sales");
        await ada.PostAsync("/api/v1/admin/portals", FullHouse.Portal("sales", site.Url));
        var faults = new List<string>();
        await using (var lee = await house.Browsers.OpenAsync(stranger.Url, 1000, 800))
        {
            await lee.Page.GotoAsync("/");
            await lee.Page.Locator("deskside-smartbox").GetByRole(AriaRole.Alert).First.WaitForAsync();
            faults.AddRange(await Access.FaultsAsync(lee.Page, "box-refused"));
        }

        await using var kim = await house.Browsers.OpenAsync(site.Url, 1000, 800);
        await kim.Page.GotoAsync("/");
        var box = kim.Page.Locator("deskside-smartbox");
        await box.GetByLabel("What is the problem?").FillAsync("Nothing works 👋 " + new string('w', 300));
        faults.AddRange(await Access.FaultsAsync(kim.Page, "box-ask"));
        await box.GetByLabel("Your name").FillAsync("Kim");
        await box.GetByLabel("Device").SelectOptionAsync("Printer");
        await box.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Assertions.Expect(box.GetByText("Your question has arrived")).ToBeVisibleAsync();
        faults.AddRange(await Access.FaultsAsync(kim.Page, "box-waiting"));
        await ada.AcceptAsync("Kim");
        await ada.SayAsync("Hello " + new string('z', 200));
        await box.GetByText("Hello").First.WaitForAsync();
        faults.AddRange(await Access.FaultsAsync(kim.Page, "box-chat"));
        Access.HasNone(faults);
    }

    /// <summary>Nothing is being fetched or drawn any more.</summary>
    private static async Task IsSettledAsync(IPage page)
    {
        try
        {
            await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).Or(page.GetByRole(AriaRole.Alert)).First.WaitForAsync();
        }
        catch (TimeoutException none)
        {
            throw new TimeoutException($"{page.Url} shows neither a heading nor what went wrong:\n{await page.Locator("body").AriaSnapshotAsync()}", none);
        }

        await page.WaitForFunctionAsync("() => !document.querySelector('.mantine-Loader-root, .mantine-Skeleton-root')");
        // A console keeps one stream open for ever: idle is when no other answer is awaited.
        await page.WaitForFunctionAsync("() => new Promise(done => { const seen = performance.getEntriesByType('resource').length; setTimeout(() => done(performance.getEntriesByType('resource').length === seen), 250); })");
    }
}
