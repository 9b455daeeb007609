using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Deskside.Journeys.Tests.People;
using Deskside.Stage;
using Microsoft.Playwright;

namespace Deskside.Journeys.Tests;

/// <summary>The ask box on a page of another origin, whose policy forbids everything but the help desk's script.</summary>
public sealed class SmartBoxJourneys(BrowserFixture house)
{
    [Fact]
    public async Task A_customer_asks_chats_and_moves_on_from_the_providers_own_site()
    {
        await using var server = await ServerProcess.StartAsync();
        await using var ada = await Technician.SetUpAsync(house.Browsers, server);
        await using var site = new OtherSite(server.Url, "shop");
        await AddPortalAsync(ada, site.Url);
        await using var kim = await house.Browsers.OpenAsync(site.Url, 1000, 800);
        var refused = new List<string>();
        kim.Page.Console += (_, line) => refused.AddRange(line.Text.Contains("Content Security Policy", StringComparison.OrdinalIgnoreCase) ? [line.Text] : []);
        await kim.Page.GotoAsync("/");
        var box = kim.Page.Locator("deskside-smartbox");
        await box.GetByLabel("What is the problem?").FillAsync("<img src=x onerror=alert(1)> is on my screen");
        await box.GetByLabel("Your name").FillAsync("Kim");
        await Access.HasNoSeriousFaultAsync(kim.Page, "smartbox-ask");
        await box.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Assertions.Expect(box.GetByText("Your question has arrived")).ToBeVisibleAsync();
        await Access.HasNoSeriousFaultAsync(kim.Page, "smartbox-waiting");
        // The box's own tab keeps the request over a reload.
        await kim.Page.ReloadAsync();
        await Assertions.Expect(box.GetByText("Your question has arrived")).ToBeVisibleAsync();
        await ada.AcceptAsync("Kim");
        await Assertions.Expect(box.GetByRole(AriaRole.Heading, new() { Name = $"{ada.DisplayName} is helping you" })).ToBeVisibleAsync();
        await ada.SayAsync("Hello <b>Kim</b>");
        await Assertions.Expect(box.GetByText("Hello <b>Kim</b>")).ToBeVisibleAsync();
        await box.GetByRole(AriaRole.Textbox, new() { Name = "Message" }).FillAsync("Hello Ada");
        await box.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await ada.ReadsAsync("Hello Ada");
        await Access.HasNoSeriousFaultAsync(kim.Page, "smartbox-chat");
        var page = await kim.Context.RunAndWaitForPageAsync(() => box.GetByRole(AriaRole.Button, new() { Name = "Open the help page" }).ClickAsync());
        await Assertions.Expect(page.GetByText($"{ada.DisplayName} is helping you").First).ToBeVisibleAsync();
        Assert.Empty(refused);
        Assert.Empty(kim.Problems);
        Assert.DoesNotContain(await kim.Context.CookiesAsync(), c => c.Name.StartsWith("deskside", StringComparison.Ordinal) && !page.Url.StartsWith($"http://{c.Domain}", StringComparison.Ordinal) && c.Domain != "localhost");
    }

    [Fact]
    public async Task A_site_that_is_not_on_the_list_is_told_so_and_gets_no_box()
    {
        await using var server = await ServerProcess.StartAsync();
        await using var ada = await Technician.SetUpAsync(house.Browsers, server);
        await using var site = new OtherSite(server.Url, "shop");
        await AddPortalAsync(ada, "https://www.contoso.example");
        await using var kim = await house.Browsers.OpenAsync(site.Url, 1000, 800);
        await kim.Page.GotoAsync("/");
        await Assertions.Expect(kim.Page.Locator("deskside-smartbox").GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        Assert.Equal(0, await kim.Page.Locator("deskside-smartbox").GetByRole(AriaRole.Button).CountAsync());
    }

    [Fact]
    public async Task A_customer_whom_the_site_knows_need_not_say_who_he_is()
    {
        await using var server = await ServerProcess.StartAsync();
        await using var ada = await Technician.SetUpAsync(house.Browsers, server);
        await using var site = new OtherSite(server.Url, "shop");
        var portal = await AddPortalAsync(ada, site.Url);
        var secret = (await ada.PostAsync($"/api/v1/admin/portals/{portal}/box-secret", new { })).GetProperty("secret").GetString()!;
        await using var kim = await house.Browsers.OpenAsync(site.Url, 1000, 800);
        await kim.Page.AddInitScriptAsync($"addEventListener('DOMContentLoaded', () => document.querySelector('deskside-smartbox')?.setAttribute('identity', '{Sign(secret)}'))");
        await kim.Page.GotoAsync("/");
        var box = kim.Page.Locator("deskside-smartbox");
        await box.GetByLabel("What is the problem?").FillAsync("Help");
        Assert.Equal(0, await box.GetByLabel("Your name").CountAsync());
        await box.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Assertions.Expect(ada.Row("Kim Known")).ToBeVisibleAsync();
    }

    private static string Sign(string secret)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var text = string.Join('.', new object[] { new { alg = "HS256", typ = "JWT" }, new { sub = "42", name = "Kim Known", aud = "shop", iat = now, exp = now + 120, jti = "one-use-0001" } }
            .Select(part => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(part))));
        return $"{text}.{Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text)))}";
    }

    private static async Task<string> AddPortalAsync(Technician ada, string origin) =>
        (await ada.PostAsync("/api/v1/admin/portals", new { name = "shop", title = "Ask Acme", welcome = "We help.", wayWeb = true, wayCode = true, wayCompanion = true, settings = new { origins = new[] { origin } } })).GetProperty("portal").GetString()!;
}
