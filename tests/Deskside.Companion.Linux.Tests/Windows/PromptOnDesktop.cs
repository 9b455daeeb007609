using System.Globalization;
using Deskside.Companion.Linux.Drawing;
using Deskside.Companion.Linux.Input;
using Deskside.Companion.Linux.Local;
using Deskside.Companion.Linux.Windows;
using Deskside.Companion.Ports;
using Deskside.Domain.Sessions;
using Deskside.Stage;

namespace Deskside.Companion.Linux.Tests.Windows;

/// <summary>A consent prompt on a nested desktop, with a clock that the test moves and both kinds of hands.</summary>
internal sealed class PromptOnDesktop : IAsyncDisposable
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly LocalInput _local;

    private PromptOnDesktop(VirtualDesktop desktop)
    {
        Desktop = desktop;
        Desk = LinuxDesk.Open(desktop.Display, Own, DeskTheme.Light, Time);
        Sink = InputSink.Open(desktop.Display, Own, TimeProvider.System);
        _local = LocalInput.Open(desktop.Display);
    }

    public VirtualDesktop Desktop { get; }
    public OwnWindows Own { get; } = new();
    public ManualTime Time { get; } = new();
    public LinuxDesk Desk { get; }
    public InputSink Sink { get; }
    public Task<ConsentAnswer> Answer { get; private set; } = Task.FromResult(ConsentAnswer.Denied);
    public string Window { get; private set; } = "";

    /// <summary>The middle of each button, on the desktop.</summary>
    public (int X, int Y) Allow { get; private set; }

    public (int X, int Y) Deny { get; private set; }

    public static async Task<PromptOnDesktop> OpenAsync(DesktopOptions options)
    {
        var prompt = new PromptOnDesktop(await VirtualDesktop.StartAsync(options, Patience.Seconds(30)));
        prompt.Answer = prompt.Desk.AskConsentAsync(
            new ConsentQuestion("Anna", "Support", Capability.Control, "apple river candle moon", Limit), CancellationToken.None);
        prompt.Window = await prompt.Desktop.WindowAsync("--name", "a technician asks");
        await prompt.LocateAsync();
        return prompt;
    }

    /// <summary>The time after which the prompt takes answers.</summary>
    public async Task SettleAsync()
    {
        Time.Advance(ConsentWindow.Settling);
        await IdleAsync();
    }

    /// <summary>The customer's own click, which has arrived at the windows when this returns.</summary>
    public async Task HandClickAsync((int X, int Y) at)
    {
        await HandAsync("mousemove", Text(at.X), Text(at.Y), "click", "1");
    }

    public async Task HandAsync(params string[] xdotool)
    {
        var acted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Note() => acted.TrySetResult();
        _local.CustomerActed += Note;
        await Desktop.HandAsync(xdotool);
        await acted.Task.WaitAsync(Patience.Seconds(10));
        _local.CustomerActed -= Note;
        await IdleAsync();
    }

    /// <summary>What any program on the desktop can do: inject through XTEST.</summary>
    public Task InjectAsync(params string[] xdotool) => Desktop.RunAsync("xdotool", xdotool);

    /// <summary>Everything that the server sent so far has been read by the windows.</summary>
    public async Task IdleAsync()
    {
        using var paint = new Paint(Desktop.Display);
        for (var i = 0; i < 3; i++)
        {
            paint.Connection.Sync();
            await Desk.TurnAsync().WaitAsync(Patience.Seconds(10));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Desk.DisposeAsync();
        Sink.Dispose();
        _local.Dispose();
        await Desktop.DisposeAsync();
    }

    public static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private async Task LocateAsync()
    {
        var lines = (await Desktop.RunAsync("xdotool", "getwindowgeometry", "--shell", Window)).Split('\n');
        int Value(string name) => int.Parse(lines.First(l => l.StartsWith(name + "=", StringComparison.Ordinal))[(name.Length + 1)..], CultureInfo.InvariantCulture);
        var (right, bottom) = (Value("X") + Value("WIDTH"), Value("Y") + Value("HEIGHT"));
        Allow = (right - 24 - 60, bottom - 22 - 19);
        Deny = (Allow.X - 132, Allow.Y);
    }
}
