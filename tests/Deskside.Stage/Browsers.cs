using Microsoft.Playwright;

namespace Deskside.Stage;

/// <summary>One real Chromium; each person gets a context of their own.</summary>
public sealed class Browsers : IAsyncDisposable
{
    // No background traffic, no GPU: what a virtual machine on a help desk has.
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-sync", "--autoplay-policy=no-user-gesture-required",
    ];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Browsers(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    /// <summary>Headless, or in a window of the given display.</summary>
    public static async Task<Browsers> StartAsync(string? display = null, params string[] flags)
    {
        Assertions.SetDefaultExpectTimeout(40_000);
        var playwright = await Playwright.CreateAsync();
        var environment = display is null ? null : Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>()
            .ToDictionary(pair => (string)pair.Key, pair => (string)pair.Value!).Where(pair => pair.Key != "DISPLAY").Append(new("DISPLAY", display));
        var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = [.. Flags, .. flags],
            Headless = display is null,
            Env = environment,
        });
        return new Browsers(playwright, browser);
    }

    /// <summary>A browser on another host of a test network: the same program, started in that host's namespace.</summary>
    public static async Task<Browsers> StartOnAsync(string host)
    {
        var wrapper = Path.Combine(Path.GetTempPath(), $"chromium-on-{host}");
        await File.WriteAllTextAsync(wrapper, $"#!/bin/sh\nexec ip netns exec {host} /usr/bin/chromium \"$@\"\n");
        await RunningProcess.RunAsync("chmod", ["+x", wrapper]);
        Assertions.SetDefaultExpectTimeout(40_000);
        var playwright = await Playwright.CreateAsync();
        return new Browsers(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = wrapper, Args = Flags, Headless = true }));
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    /// <summary>A person's own browser: nothing is shared with anybody else's. Problems on its pages fail the journey.</summary>
    public async Task<Person> OpenAsync(string url, int width = 1440, int height = 900)
    {
        var context = await _browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height },
            BaseURL = url,
            IgnoreHTTPSErrors = true,
            Permissions = ["notifications"],
        });
        context.SetDefaultTimeout(40_000);
        return new Person(context, await context.NewPageAsync());
    }
}

/// <summary>Somebody at a browser.</summary>
public sealed class Person : IAsyncDisposable
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
