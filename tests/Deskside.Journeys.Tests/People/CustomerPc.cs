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

    public static Task<CustomerPc> SwitchOnAsync() => SwitchOnAsync(new DesktopOptions { Width = 1280, Height = 800 });

    public static async Task<CustomerPc> SwitchOnAsync(DesktopOptions options) =>
        new(await VirtualDesktop.StartAsync(options, TestContext.Current.CancellationToken));

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
        await Desktop.HandAsync("mousemove", $"{x + width - 84}", $"{y + height - 41}");
        // A click too many would be the customer taking the lead: each gets time to be taken before the next.
        for (var tries = 0; tries < 20; tries++)
        {
            await Desktop.HandAsync("click", "1");
            if (await ClosesAsync(prompt)) return;
        }
        Assert.Fail("The prompt does not take the customer's click on Allow.");
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

    /// <summary>Presses End, the last button of the bar, with the customer's own mouse: one click.</summary>
    public Task PressEndAsync() => PressOnBarAsync(place => place.X + place.Width - 44);

    /// <summary>Presses "Take back control", the second button of the bar.</summary>
    public Task PressTakeBackAsync() => PressOnBarAsync(place => place.X + 152);

    private async Task PressOnBarAsync(Func<(int X, int Y, int Width, int Height), int> column)
    {
        var bar = await Desktop.WindowAsync("--name", "^Deskside$");
        await PointAsync(await PlaceAsync(bar));
        // Moving there takes the lead, and the bar says so by a line more: a person clicks when it stands still.
        for (var (before, still) = (default((int, int, int, int)), 0); still < 3;)
        {
            var now = await PlaceAsync(bar);
            still = now == before ? still + 1 : 0;
            before = now;
        }
        await PointAsync(await PlaceAsync(bar));
        await Desktop.HandAsync("click", "1");

        Task PointAsync((int X, int Y, int Width, int Height) place) =>
            Desktop.HandAsync("mousemove", $"{column(place)}", $"{place.Y + place.Height - 30}");
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

    private async Task<bool> ClosesAsync(string window)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        for (var looks = 0; looks < 10; looks++)
        {
            if (!await IsOpenAsync(window)) return true;
            await tick.WaitForNextTickAsync();
        }
        return false;
    }

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
