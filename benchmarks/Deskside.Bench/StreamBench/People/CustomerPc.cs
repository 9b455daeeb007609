using System.Globalization;
using Deskside.Bench.StreamBench.Subject;
using Deskside.Stage;
using Deskside.Stage.Lines;

namespace Deskside.Bench.StreamBench.People;

/// <summary>The customer's PC: a 1080p desktop with the subject on it, and the Companion at the near end of the line.</summary>
internal sealed class CustomerPc : IAsyncDisposable
{
    // Linux counts processor time in hundredths of a second.
    private const double SecondsATick = 0.01;

    private readonly VirtualDesktop _desktop;
    private RunningProcess? _companion;

    private CustomerPc(VirtualDesktop desktop) => (_desktop, Subject) = (desktop, new SubjectWindow(desktop.Display));

    public SubjectWindow Subject { get; }

    public string Display => _desktop.Display;

    public static async Task<CustomerPc> SwitchOnAsync(CancellationToken cancellation) =>
        new(await VirtualDesktop.StartAsync(new DesktopOptions { Width = 1920, Height = 1080, Nested = false }, cancellation));

    /// <summary>Starts the Companion with consent given in advance; one that ran before is ended.</summary>
    public async Task ShareAsync(ShapedLine line, HelpDesk desk, string code)
    {
        if (_companion is not null) await _companion.DisposeAsync();
        _companion = RunningProcess.Start("ip",
            [
                "netns", "exec", line.NearHost, Checkout.Companion, "--server", HelpDesk.Url, "--code", code, "--allow", "view,control",
                "--server-fingerprint", desk.Fingerprint,
            ],
            new Dictionary<string, string?> { ["DISPLAY"] = Display, ["HOME"] = _desktop.Home, ["LC_ALL"] = "C.UTF-8" });
    }

    /// <summary>Processor time that the whole Companion has used, in seconds.</summary>
    public double CompanionSeconds
    {
        get
        {
            var stat = File.ReadAllText($"/proc/{_companion!.Id}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) * SecondsATick;
        }
    }

    /// <summary>What the Companion printed, for a failure's message.</summary>
    public string CompanionOutput => _companion?.Output ?? "";

    public async ValueTask DisposeAsync()
    {
        if (_companion is not null) await _companion.DisposeAsync();
        Subject.Dispose();
        await _desktop.DisposeAsync();
    }
}
