using System.Globalization;
using Deskside.Stage;
using Microsoft.Playwright;

namespace Deskside.Journeys.Tests.People;

/// <summary>A real OpenID Connect provider (npm oidc-provider) in a process of its own, and somebody who signs in on its pages.</summary>
internal sealed class IdentityProvider : IAsyncDisposable
{
    private readonly RunningProcess _process;

    private IdentityProvider(RunningProcess process, string issuer) => (_process, Issuer) = (process, issuer);

    public string Issuer { get; }

    /// <param name="back">Our address to which it sends people back.</param>
    public static async Task<IdentityProvider> OpenAsync(string back)
    {
        var script = Path.Combine(Checkout.Root, "tests/Deskside.Server.Tests/SignOn/provider.mjs");
        var process = RunningProcess.Start("node", [script, Path.Combine(Checkout.Root, "web/package.json"), back, "RS256", "signal"]);
        var port = await process.LineAsync(line => int.TryParse(line, CultureInfo.InvariantCulture, out _), TimeSpan.FromSeconds(30));
        return new IdentityProvider(process, $"http://127.0.0.1:{port}");
    }

    /// <summary>On the provider's own pages: name, any password, "yes, I want to".</summary>
    public static async Task SignInAsync(IPage page, string account)
    {
        await Assertions.Expect(page.Locator("input[name=login]")).ToBeVisibleAsync();
        await page.Locator("input[name=login]").FillAsync(account);
        await page.Locator("input[name=password]").FillAsync("any");
        await page.Locator("button[type=submit]").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
