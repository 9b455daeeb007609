using Deskside.Journeys.Tests.People;
using Deskside.Stage;
using Microsoft.Playwright;

namespace Deskside.Journeys.Tests;

/// <summary>The other ways to a technician: a code seen by a camera, a reserved request that nobody else gets, a portal that asks more, a clumsy hand.</summary>
public sealed class WaysInJourneys(BrowserFixture house)
{
    private static readonly string JsQr = File.ReadAllText(Path.Combine(Checkout.Root, "web/node_modules/jsqr/dist/jsQR.js"));

    [Fact]
    public async Task A_camera_takes_the_customer_to_the_portal_and_his_request_to_another_device()
    {
        await using var server = await ServerProcess.StartAsync();
        await using var ada = await Technician.SetUpAsync(house.Browsers, server);
        await ada.Page.GotoAsync("/console/admin/portals");
        await ada.Page.GetByRole(AriaRole.Button, new() { Name = "QR code" }).ClickAsync();
        var poster = await SeeAsync(ada.Page);
        Assert.StartsWith(server.Url, poster);
        await using var pc = new Customer(await house.Browsers.OpenAsync(server.Url));
        await pc.Page.GotoAsync(poster);
        await pc.AskAsync("Kim", "My printer prints empty pages.");
        await pc.Page.GetByRole(AriaRole.Button, new() { Name = "Continue on another device" }).ClickAsync();
        var link = await SeeAsync(pc.Page);
        await using var phone = await house.Browsers.OpenAsync(server.Url, 390, 780);
        await phone.Page.GotoAsync(link);
        await Assertions.Expect(phone.Page.GetByText("My printer prints empty pages.")).ToBeVisibleAsync();
        // The link worked once.
        await using var eve = await house.Browsers.OpenAsync(server.Url, 390, 780);
        await eve.Page.GotoAsync(link);
        await Assertions.Expect(eve.Page.GetByRole(AriaRole.Heading, new() { Name = "no longer valid" })).ToBeVisibleAsync();
        await ada.Page.GotoAsync("/console");
        await ada.AcceptAsync("Kim");
        // Nine digits, read over the phone, from whichever device shows them.
        await Assertions.Expect(phone.Page.GetByText($"{ada.DisplayName} is helping you").First).ToBeVisibleAsync();
        Assert.Matches("^[0-9]{9}$", await new Customer(phone).ShareCodeAsync());
    }

    [Fact]
    public async Task A_reserved_request_is_opened_by_nobody_else_by_page_or_by_call_and_an_override_is_on_record()
    {
        await using var office = await PostOffice.OpenAsync();
        await using var server = await ServerProcess.StartAsync();
        await using var ada = await Technician.SetUpAsync(house.Browsers, server);
        await ada.AddColleagueAsync("bob", "Bob");
        await using var bob = await Technician.SignInAsync(house.Browsers, server.Url, "bob", Technician.Password, "Bob");
        await ada.PutAsync("/api/v1/mail/settings", new { host = "localhost", port = office.Port, security = "none", fromAddress = "help@acme.example", fromName = "Acme" });
        // Bob invites: he is the one who may; ada, who may direct the queue, is the one who overrides.
        await bob.PostAsync("/api/v1/invitations", new { address = "kim@example.org", name = "Kim", language = "en", message = "", portal = "default" });
        await using var kim = await house.Browsers.OpenAsync(server.Url, 390, 780);
        await kim.Page.GotoAsync(await office.LinkToAsync("kim@example.org"));
        await kim.Page.GetByRole(AriaRole.Button, new() { Name = "Start" }).ClickAsync();
        await new Customer(kim).WaitsAsync();
        await Assertions.Expect(bob.Row("Kim")).ToBeVisibleAsync();
        var request = await kim.Page.EvaluateAsync<string>("async () => (await (await fetch('/api/v1/requests/mine')).json()).request");

        await ada.AddColleagueAsync("eve", "Eve");
        await using var eve = await Technician.SignInAsync(house.Browsers, server.Url, "eve", Technician.Password, "Eve");
        await Assertions.Expect(eve.Row("Kim")).ToHaveCountAsync(0);
        foreach (var (method, path, body) in new (string, string, object?)[]
        {
            ("POST", $"/api/v1/queue/{request}/accept", new { }), ("POST", $"/api/v1/queue/{request}/decline", new { }), ("POST", $"/api/v1/queue/{request}/assign", new { technician = request }),
            ("GET", $"/api/v1/requests/{request}/messages", null), ("POST", $"/api/v1/requests/{request}/messages", new { text = "Hello", id = request }), ("GET", $"/api/v1/requests/{request}/notes", null),
            ("POST", $"/api/v1/requests/{request}/notes", new { text = "Mine" }), ("GET", $"/api/v1/requests/{request}/pictures", null),
        })
        {
            var answer = await eve.CallAsync(method, path, body);
            Assert.True(answer.Status is 400 or 403 or 404 or 405 or 409, $"{method} {path}: {answer.Status} {await answer.TextAsync()}");
            Assert.DoesNotContain("Kim", await answer.TextAsync());
        }

        // It is still bob's.
        await bob.AcceptAsync("Kim");
        await Assertions.Expect(kim.Page.GetByText("Bob is helping you").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_portal_asks_what_it_is_about_and_says_when_nobody_is_there()
    {
        await using var server = await ServerProcess.StartAsync();
        await using var ada = await Technician.SetUpAsync(house.Browsers, server);
        await ada.Page.GotoAsync("/console/admin/portals");
        await ada.Page.GetByRole(AriaRole.Button, new() { Name = "Edit", Exact = true }).ClickAsync();
        await ada.Page.GetByRole(AriaRole.Button, new() { Name = "Add a topic" }).ClickAsync();
        await ada.Page.GetByLabel("Skill").FillAsync("printers");
        await ada.Page.GetByLabel("Topic, English").FillAsync("Printers & paper");
        await ada.Page.GetByRole(AriaRole.Switch, new() { Name = "Ask for the language" }).ClickAsync();
        await ada.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "../../logo<script>.png", MimeType = "image/png", Buffer = await ada.Page.Locator(".shell-home").ScreenshotAsync() });
        await Assertions.Expect(ada.Page.Locator("img.logo-shown")).ToBeVisibleAsync();
        await ada.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(ada.Page.GetByText("The portal is saved.")).ToBeVisibleAsync();
        var otherDay = TimeProvider.System.GetUtcNow().AddDays(3).DayOfWeek.ToString().ToLowerInvariant();
        await ada.PutAsync("/api/v1/queue/settings", new { hours = new { zone = "Etc/UTC", week = new[] { new { day = otherDay, from = "10:00", to = "11:00" } } } });

        await using var kim = await house.Browsers.OpenAsync(server.Url, 390, 780);
        await kim.Page.GotoAsync("/");
        await Assertions.Expect(kim.Page.GetByText("We are closed just now.")).ToBeVisibleAsync();
        await Assertions.Expect(kim.Page.Locator("img.top-logo")).ToBeVisibleAsync();
        await Access.HasNoSeriousFaultAsync(kim.Page, "customer-ask-closed");
        await kim.Page.GetByLabel("What is it about?").SelectOptionAsync("printers");
        await kim.Page.GetByLabel("Help in").SelectOptionAsync("de");
        await new Customer(kim).FillAsync("Kim", "My printer prints empty pages.");
        await Assertions.Expect(kim.Page.GetByText("an answer is due by")).ToBeVisibleAsync();
        var asked = (await (await ada.CallAsync("GET", "/api/v1/queue")).JsonAsync())!.Value[0];
        Assert.Equal(("printers", "de"), (asked.GetProperty("skill").GetString(), asked.GetProperty("language").GetString()));
        Assert.Empty(kim.Problems);
    }

    [Fact]
    public async Task A_clumsy_hand_breaks_nothing()
    {
        const string Script = "\"><img src=x onerror=\"window.hacked=1\"><script>window.hacked=1</script>";
        await using var server = await ServerProcess.StartAsync();
        await using var ada = await Technician.SetUpAsync(house.Browsers, server);
        await ada.PostAsync("/api/v1/admin/portals", FullHouse.Portal("sales"));
        await using var kim = new Customer(await house.Browsers.OpenAsync(server.Url, 390, 780));
        var page = kim.Page;
        await page.GotoAsync("/p/sales");
        await page.GetByLabel("Your name").FillAsync("👩‍🚀 עברית " + new string('W', 40));
        await page.GetByLabel("What is the problem?").FillAsync(Script + new string('x', 900) + " مرحبا");
        await page.GetByLabel("Order number").FillAsync(Script);
        await page.GetByLabel("Device").SelectOptionAsync("Printer");
        // Away and back again: what was typed is still there.
        await page.GotoAsync("about:blank");
        await page.GoBackAsync();
        await Assertions.Expect(page.GetByLabel("Your name")).ToHaveValueAsync("👩‍🚀 עברית " + new string('W', 40));
        await page.GetByLabel("Device").SelectOptionAsync("Printer");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask for help" }).DblClickAsync();
        await kim.WaitsAsync();
        // Twice pressed is asked once.
        await ada.Page.GotoAsync("/console");
        await Assertions.Expect(ada.Row("👩‍🚀")).ToHaveCountAsync(1);
        await page.ReloadAsync();
        await kim.WaitsAsync();
        await page.GoBackAsync();
        await page.GoForwardAsync();
        await page.GotoAsync("/p/sales");
        await kim.WaitsAsync();
        Assert.Equal(0, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        await ada.Row("👩‍🚀").DblClickAsync();
        await kim.IsHelpedByAsync(ada.DisplayName);
        var write = page.GetByRole(AriaRole.Textbox, new() { Name = "Message" });
        await write.FillAsync(Script);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send" }).DblClickAsync();
        await Assertions.Expect(ada.Page.Locator("[role=log]").GetByText(Script, new() { Exact = true })).ToHaveCountAsync(1);
        foreach (var seen in new[] { page, ada.Page }) Assert.Null(await seen.EvaluateAsync<object?>("() => window.hacked ?? null"));
        await page.GetByRole(AriaRole.Button, new() { Name = "End", Exact = true }).DblClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "End session" }).DblClickAsync();
        await page.Locator(".ended").WaitForAsync();
        await page.GoBackAsync();
        await page.GoForwardAsync();
        await page.Locator(".ended").WaitForAsync();
    }

    /// <summary>What a camera reads off the code on the page.</summary>
    private static async Task<string> SeeAsync(IPage page)
    {
        var code = page.Locator("svg.qr");
        await code.WaitForAsync();
        var picture = Convert.ToBase64String(await code.ScreenshotAsync(new() { Scale = ScreenshotScale.Css }));
        await page.EvaluateAsync($"() => {{ if (!window.jsQR) {{ const module = {{ exports: {{}} }}; const exports = module.exports; {JsQr}; window.jsQR = module.exports.default ?? module.exports; }} }}");
        return await page.EvaluateAsync<string>(
            """
            async text => {
              const bytes = Uint8Array.from(atob(text), c => c.charCodeAt(0));
              const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
              const canvas = new OffscreenCanvas(picture.width, picture.height);
              const pen = canvas.getContext('2d');
              pen.drawImage(picture, 0, 0);
              return window.jsQR(pen.getImageData(0, 0, picture.width, picture.height).data, picture.width, picture.height)?.data ?? 'nothing to read';
            }
            """,
            picture);
    }
}
