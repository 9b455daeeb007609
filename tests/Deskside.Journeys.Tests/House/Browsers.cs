using Microsoft.Playwright;

namespace Deskside.Journeys.Tests.House;

/// <summary>One real Chromium for all journeys; each person in a journey gets a context of their own.</summary>
public sealed class Browsers : IAsyncLifetime
{
    // No background traffic, no GPU: what a virtual machine on a help desk has.
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-sync", "--autoplay-policy=no-user-gesture-required",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = Flags, Headless = true });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    /// <summary>A person's own browser: nothing is shared with anybody else's. Problems on its pages fail the journey.</summary>
    internal async Task<Person> OpenAsync(string url, int width = 1440, int height = 900)
    {
        var context = await _browser!.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height }, BaseURL = url, IgnoreHTTPSErrors = true, Permissions = ["notifications"],
        });
        context.SetDefaultTimeout(20_000);
        return new Person(context, await context.NewPageAsync());
    }
}

/// <summary>Somebody at a browser.</summary>
internal sealed class Person : IAsyncDisposable
{
    private readonly List<string> _problems = [];

    public Person(IBrowserContext context, IPage page)
    {
        (Context, Page) = (context, page);
        page.PageError += (_, problem) => _problems.Add(problem);
    }

    public IBrowserContext Context { get; }

    public IPage Page { get; set; }

    /// <summary>Scripts that failed on the page.</summary>
    public IReadOnlyList<string> Problems => _problems;

    public ValueTask DisposeAsync() => Context.DisposeAsync();
}
