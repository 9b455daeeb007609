using System.Globalization;

namespace Deskside.Stage;

/// <summary>A customer's desktop without a screen: a virtual display, optionally with a second one inside it, and a window manager.</summary>
/// <remarks>
/// With <see cref="DesktopOptions.Nested"/> the desktop is an X server drawn in a window of an outer one, at the same
/// coordinates. What is done to the outer display (<see cref="OuterDisplay"/>, for example by xdotool) arrives in the inner one as
/// events of its real devices: the customer's own hand. What is injected inside has the XTEST device as its source.
/// Displays take free numbers by themselves; readiness is waited for by events; the end kills by process.
/// </remarks>
public sealed class VirtualDesktop : IAsyncDisposable
{
    private const int SearchTries = 5;

    private readonly Programs _programs;

    private VirtualDesktop(Programs programs, DesktopOptions options) => (_programs, Options) = (programs, options);

    public DesktopOptions Options { get; }

    /// <summary>The customer's display, such as ":12".</summary>
    public string Display { get; private set; } = "";

    /// <summary>The display around it: moving the mouse there is the customer's own hand. The same as <see cref="Display"/> when not nested.</summary>
    public string OuterDisplay { get; private set; } = "";

    /// <summary>The home of the programs on this desktop; removed at the end.</summary>
    public string Home => _programs.Home;

    public static async Task<VirtualDesktop> StartAsync(DesktopOptions options, CancellationToken cancellation)
    {
        var desktop = new VirtualDesktop(new Programs(), options);
        try
        {
            await desktop.RaiseAsync(cancellation);
            return desktop;
        }
        catch
        {
            await desktop.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts a program on the customer's desktop; it ends with the desktop.</summary>
    public RunningProgram Start(string program, params string[] arguments) => _programs.Start(Display, program, arguments);

    /// <summary>Runs a program on the customer's desktop to its end. Injected input: xdotool used here goes through XTEST.</summary>
    public Task<string> RunAsync(string program, params string[] arguments) => _programs.RunAsync(Display, program, arguments);

    /// <summary>Runs a program on the outer display: what xdotool does there is the customer's own hand.</summary>
    public Task<string> RunOutsideAsync(string program, params string[] arguments) => _programs.RunAsync(OuterDisplay, program, arguments);

    /// <summary>The customer's hand, such as <c>"mousemove", "10", "20", "click", "1"</c>.</summary>
    public Task HandAsync(params string[] xdotool) => _programs.RunAsync(OuterDisplay, "xdotool", xdotool);

    /// <summary>Waits for a visible window by its title or class and returns its number.</summary>
    public async Task<string> WindowAsync(string kind, string pattern)
    {
        for (var left = SearchTries; ; left--)
        {
            try
            {
                var found = await RunAsync("xdotool", "search", "--sync", "--onlyvisible", kind, pattern);
                return found.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1].Trim();
            }
            catch (InvalidOperationException) when (left > 1)
            {
                // Another window went away while the search looked at it.
            }
        }
    }

    /// <summary>The display server itself ends, as if the customer logged out.</summary>
    public Task EndDisplayAsync() => _programs.EndAsync(Options.Nested ? "Xephyr" : "Xvfb");

    public ValueTask DisposeAsync() => _programs.DisposeAsync();

    private async Task<string> StartServerAsync(string size, CancellationToken cancellation)
    {
        if (Options.Server == DisplayServer.Virtual)
        {
            return await _programs.StartDisplayAsync(
                null, "Xvfb", ["-displayfd", "1", "-screen", "0", $"{size}x{Options.Depth}", "-nolisten", "tcp", "-noreset", .. Options.ServerArguments], cancellation);
        }
        var settings = Path.Combine(Home, "xorg.conf");
        await File.WriteAllTextAsync(settings, DummyCard.Settings(size, Options.Depth), cancellation);
        return await _programs.StartDisplayAsync(
            null, "Xorg",
            ["-displayfd", "1", "-config", settings, "-logfile", Path.Combine(Home, "xorg.log"), "-novtswitch", "-sharevts", "-nolisten", "tcp", "-noreset", .. Options.ServerArguments],
            cancellation);
    }

    private async Task RaiseAsync(CancellationToken cancellation)
    {
        var size = string.Create(CultureInfo.InvariantCulture, $"{Options.Width}x{Options.Height}");
        OuterDisplay = await StartServerAsync(size, cancellation);
        Display = OuterDisplay;
        if (Options.Nested)
        {
            Display = await _programs.StartDisplayAsync(
                OuterDisplay, "Xephyr", ["-displayfd", "1", "-screen", size, "-no-host-grab", "-nolisten", "tcp", "-noreset"], cancellation);
        }
        if (Options.Layout is not null) await RunAsync("setxkbmap", Options.Layout);
        if (Options.WindowManager)
        {
            var manager = Start("openbox", "--sm-disable", "--startup", "echo ready");
            await manager.LineAsync(l => l == "ready", cancellation);
        }
    }
}
