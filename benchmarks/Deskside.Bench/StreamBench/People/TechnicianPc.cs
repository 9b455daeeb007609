using System.Collections.Concurrent;
using Deskside.Bench.StreamBench.Watch;
using Deskside.Stage;
using Deskside.Stage.Lines;
using Microsoft.Playwright;

namespace Deskside.Bench.StreamBench.People;

/// <summary>The technician's PC: a display large enough to show the customer's at 1:1, and a headful Chromium without a GPU beside the server.</summary>
internal sealed class TechnicianPc : IAsyncDisposable
{
    private const string Ask =
        """
        async () => {
          const headers = { 'Content-Type': 'application/json', 'X-Deskside': '1' };
          const body = JSON.stringify({ portal: 'default', name: 'Bench', question: 'How fast is it?', wayIn: 'web' });
          const answer = await fetch('/api/v1/requests', { method: 'POST', headers, body, credentials: 'omit' });
          if (!answer.ok) throw new Error(await answer.text());
          return (await answer.json()).customerToken;
        }
        """;

    private const string NewCode =
        """
        async (token) => {
          const headers = { 'X-Deskside': '1', Authorization: 'Bearer ' + token };
          const answer = await fetch('/api/v1/requests/mine/code', { method: 'POST', headers, credentials: 'omit' });
          if (!answer.ok) throw new Error(await answer.text());
          return (await answer.json()).digits;
        }
        """;

    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-sync", "--kiosk", "--force-device-scale-factor=1", "--force-color-profile=srgb", "--ignore-certificate-errors",
    ];

    private readonly VirtualDesktop _desktop;
    private readonly IPlaywright _playwright;
    private readonly IBrowserContext _browser;
    private readonly IPage _page;
    private readonly ConcurrentQueue<string> _problems = new();

    private TechnicianPc(VirtualDesktop desktop, IPlaywright playwright, IBrowserContext browser)
    {
        (_desktop, _playwright, _browser, _page, Hand) = (desktop, playwright, browser, browser.Pages[0], new Hand(desktop.Display));
        _page.PageError += (_, problem) => _problems.Enqueue(problem);
        _page.Console += (_, said) => _problems.Enqueue($"{said.Type}: {said.Text}");
        _page.WebSocket += (_, socket) => _problems.Enqueue($"socket {socket.Url}");
    }

    public string Display => _desktop.Display;

    public Hand Hand { get; }

    public IPage Page => _page;

    /// <summary>What the page complained about, for a failure's message.</summary>
    public string Problems => string.Join('\n', _problems);

    public static async Task<TechnicianPc> SwitchOnAsync(ShapedLine line, Func<IBrowserContext, Task> prepare, CancellationToken cancellation)
    {
        var desktop = await VirtualDesktop.StartAsync(new DesktopOptions { Width = 2400, Height = 1500, Nested = false }, cancellation);
        var starter = Path.Combine(desktop.Home, "chromium");
        await File.WriteAllTextAsync(starter, $"#!/bin/sh\nexec ip netns exec {line.FarHost} /usr/bin/chromium \"$@\"\n", cancellation);
        await RunningProcess.RunAsync("chmod", ["700", starter]);
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchPersistentContextAsync(Path.Combine(desktop.Home, "profile"), new()
        {
            ExecutablePath = starter,
            Args = Flags,
            Headless = false,
            ViewportSize = ViewportSize.NoViewport,
            IgnoreHTTPSErrors = true,
            Env = new Dictionary<string, string>
            {
                ["DISPLAY"] = desktop.Display,
                ["HOME"] = desktop.Home,
                ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "",
                ["LC_ALL"] = "C.UTF-8",
            },
        });
        browser.SetDefaultTimeout(30_000);
        await prepare(browser);
        return new TechnicianPc(desktop, playwright, browser);
    }

    /// <summary>Signs in and answers a question; returns what its customer proves to be himself with.</summary>
    public async Task<string> AnswerAsync(HelpDesk desk)
    {
        await _page.GotoAsync(desk.SetupLink);
        await _page.GetByLabel("Organisation").FillAsync("Acme Help");
        await _page.GetByLabel("Your name").FillAsync("Ada Lovelace");
        await _page.GetByLabel("Sign-in name").FillAsync("ada");
        await _page.GetByLabel("Password", new() { Exact = true }).FillAsync("correct horse battery");
        await _page.GetByLabel("The same again").FillAsync("correct horse battery");
        await _page.GetByRole(AriaRole.Button, new() { Name = "Create administrator" }).ClickAsync();
        await _page.GetByRole(AriaRole.Heading, new() { Name = "First steps" }).WaitForAsync();
        await _page.GotoAsync(new Uri(new Uri(desk.SetupLink), "/console").ToString());
        await _page.GetByRole(AriaRole.Heading, new() { Name = "Waiting questions" }).WaitForAsync();
        var token = await _page.EvaluateAsync<string>(Ask);
        await _page.Locator(".queue-row", new() { HasText = "Bench" }).ClickAsync();
        await _page.GetByRole(AriaRole.Toolbar, new() { Name = "Session tools" }).WaitForAsync();
        return token;
    }

    /// <summary>A code with which a Companion joins.</summary>
    public Task<string> CodeAsync(string token) => _page.EvaluateAsync<string>(NewCode, token);

    /// <summary>Waits until the PC is connected.</summary>
    public Task MayAskAsync() => Assertions.Expect(Tool("Ask to view")).ToBeEnabledAsync(new() { Timeout = 30_000 });

    /// <summary>Asks to see; returns the moment before the click.</summary>
    public async Task<long> AskToViewAsync()
    {
        var tool = await Tool("Ask to view").ElementHandleAsync();
        var at = Clock.Now;
        await tool.EvaluateAsync("button => button.click()");
        return at;
    }

    public async Task ActualSizeAsync() => await _page.GetByText("1:1", new() { Exact = true }).ClickAsync();

    public async Task ControlAsync()
    {
        await Tool("Ask for control").ClickAsync();
        await Tool("Release control").WaitForAsync();
    }

    public Task PhotographAsync(string path) => _page.ScreenshotAsync(new() { Path = path });

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
        Hand.Dispose();
        await _desktop.DisposeAsync();
    }

    private ILocator Tool(string name) => _page.GetByRole(AriaRole.Toolbar).GetByRole(AriaRole.Button, new() { Name = name });
}
