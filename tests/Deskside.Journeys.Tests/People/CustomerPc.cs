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

    /// <summary>The consent prompt is on the screen.</summary>
    public Task SeesPromptAsync() => Desktop.WindowAsync("--name", "^Deskside: allow");

    /// <summary>Tab from Deny to Allow, then Space, on the customer's own keyboard.</summary>
    public async Task AllowAsync()
    {
        await SeesPromptAsync();
        await Desktop.HandAsync("key", "Tab", "key", "space");
    }

    public async Task DenyAsync()
    {
        await SeesPromptAsync();
        await Desktop.HandAsync("key", "Escape");
    }

    /// <summary>Reaches the bar by keyboard or mouse, as its title and buttons allow, and presses one of its buttons.</summary>
    public async Task PressOnBarAsync(string button)
    {
        var bar = await Desktop.WindowAsync("--name", "^Deskside$");
        var geometry = await Desktop.RunAsync("xdotool", "getwindowgeometry", "--shell", bar);
        int Read(string name) => int.Parse(geometry.Split('\n').First(line => line.StartsWith(name + "=", StringComparison.Ordinal))[(name.Length + 1)..]);
        // End is the last button of the bar, at its right end.
        var inset = button == "End" ? 40 : throw new ArgumentException($"No place known for {button}.", nameof(button));
        await Desktop.HandAsync("mousemove", $"{Read("X") + Read("WIDTH") - inset}", $"{Read("Y") + Read("HEIGHT") - 24}", "click", "1");
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

    public ValueTask DisposeAsync() => Desktop.DisposeAsync();
}
