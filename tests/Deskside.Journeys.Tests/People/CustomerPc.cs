using Deskside.Stage;

namespace Deskside.Journeys.Tests.People;

/// <summary>The customer's PC: a desktop inside a desktop, where the outer display is the customer's own hand.</summary>
internal sealed class CustomerPc : IAsyncDisposable
{
    private CustomerPc(VirtualDesktop desktop) => Desktop = desktop;

    public VirtualDesktop Desktop { get; }

    public RunningProgram? Companion { get; private set; }

    public int Width => Desktop.Options.Width;

    public int Height => Desktop.Options.Height;

    public static async Task<CustomerPc> SwitchOnAsync() =>
        new(await VirtualDesktop.StartAsync(new DesktopOptions { Width = 1280, Height = 800 }, TestContext.Current.CancellationToken));

    /// <summary>Starts the Companion as the page says, and waits for its bar.</summary>
    public async Task ShareAsync(string url, string code, params string[] more)
    {
        Companion = Desktop.Start(Checkout.Companion, ["--server", url, "--code", code, .. more]);
        await Desktop.WindowAsync("--name", "Deskside");
    }

    /// <summary>As <see cref="ShareAsync"/>, with the PC on one of the hosts of a test network.</summary>
    public async Task ShareFromAsync(string host, string url, string code, params string[] more)
    {
        Companion = StartCompanionFrom(host, url, code, more);
        await Desktop.WindowAsync("--name", "Deskside");
    }

    public RunningProgram StartCompanionFrom(string host, string url, string code, params string[] more) =>
        Desktop.Start("ip", ["netns", "exec", host, Checkout.Companion, "--server", url, "--code", code, .. more]);

    /// <summary>Waits until the consent prompt is on the screen, and says which window it is.</summary>
    public Task<string> SeesPromptAsync() => Desktop.WindowAsync("--name", "a technician asks");

    /// <summary>Clicks Allow with the customer's own mouse, again until the prompt takes it: at first it waits a moment on purpose.</summary>
    public async Task AllowAsync()
    {
        var prompt = await SeesPromptAsync();
        var (x, y, width, height) = await PlaceAsync(prompt);
        await Until.TrueAsync(
            async () =>
            {
                await Desktop.HandAsync("mousemove", $"{x + width - 84}", $"{y + height - 41}", "click", "1");
                return !await IsOpenAsync(prompt);
            },
            () => Task.FromResult("The prompt does not take the customer's click on Allow."));
    }

    public async Task DenyAsync()
    {
        var prompt = await SeesPromptAsync();
        await Until.TrueAsync(
            async () =>
            {
                await Desktop.HandAsync("key", "Escape");
                return !await IsOpenAsync(prompt);
            },
            () => Task.FromResult("The prompt does not take the customer's Esc."));
    }

    /// <summary>Presses End, the last button of the bar, with the customer's own mouse.</summary>
    public async Task PressEndAsync()
    {
        var (x, y, width, height) = await PlaceAsync(await Desktop.WindowAsync("--name", "^Deskside$"));
        await Desktop.HandAsync("mousemove", $"{x + width - 44}", $"{y + height - 30}", "click", "1");
    }

    /// <summary>Reads that the session is over, closes the notice, and the Companion is gone.</summary>
    public async Task ReadsFarewellAsync()
    {
        await Desktop.WindowAsync("--name", "Deskside: notice");
        await Until.TrueAsync(
            async () =>
            {
                await Desktop.HandAsync("key", "Return");
                return Companion!.HasExited;
            },
            () => Task.FromResult("The Companion still runs after its last notice was closed."));
    }

    /// <summary>Is any window of the Companion on the screen?</summary>
    public async Task<bool> HasWindowsAsync() => (await WindowsAsync()).Count > 0;

    private async Task<bool> IsOpenAsync(string window) => (await WindowsAsync()).Contains(window);

    private async Task<IReadOnlyList<string>> WindowsAsync()
    {
        try
        {
            return (await Desktop.RunAsync("xdotool", "search", "--onlyvisible", "--name", "Deskside")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
        catch (InvalidOperationException)
        {
            // xdotool ends with 1 when it finds none.
            return [];
        }
    }

    /// <summary>Moves the customer's own mouse.</summary>
    public Task MoveMouseAsync(int x, int y) => Desktop.HandAsync("mousemove", $"{x}", $"{y}");

    /// <summary>Where the pointer is on the customer's desktop.</summary>
    public async Task<(int X, int Y)> PointerAsync()
    {
        var place = await Desktop.RunAsync("xdotool", "getmouselocation", "--shell");
        int Read(string name) => int.Parse(place.Split('\n').First(line => line.StartsWith(name + "=", StringComparison.Ordinal))[(name.Length + 1)..]);
        return (Read("X"), Read("Y"));
    }

    private async Task<(int X, int Y, int Width, int Height)> PlaceAsync(string window)
    {
        var geometry = await Desktop.RunAsync("xdotool", "getwindowgeometry", "--shell", window);
        int Read(string name) => int.Parse(geometry.Split('\n').First(line => line.StartsWith(name + "=", StringComparison.Ordinal))[(name.Length + 1)..]);
        return (Read("X"), Read("Y"), Read("WIDTH"), Read("HEIGHT"));
    }

    public ValueTask DisposeAsync() => Desktop.DisposeAsync();
}
