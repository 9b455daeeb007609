using System.Runtime.InteropServices;
using Deskside.Companion.Launch;
using Deskside.Companion.Linux;
using Deskside.Companion.Linux.Drawing;
using Deskside.Companion.Linux.Xlib;
using Deskside.Companion.Run;

switch (CommandLine.Parse(args, Environment.ProcessPath ?? "", Console.In))
{
    case LaunchOutcome.Ready ready:
        return await RunAsync(ready.CommandLine);
    case LaunchOutcome.Wrong wrong:
        Console.Error.WriteLine($"deskside-companion: {wrong.Problem}\n\n{CommandLine.Usage}");
        return 2;
    default:
        Console.WriteLine(CommandLine.Usage);
        return 0;
}

static async Task<int> RunAsync(CommandLine line)
{
    // Nothing is left behind: the last word goes by itself when nobody reads it.
    var farewellLimit = TimeSpan.FromSeconds(30);
    using var stop = new CancellationTokenSource();
    using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
    using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
    try
    {
        await using var platform = LinuxPlatform.Open(new DisplayOptions(null, DeskTheme.Light), TimeProvider.System);
        using var http = new HttpMessageInvoker(line.Server.CreateHandler());
        var farewell = await new CompanionRun(line, platform, http, TimeProvider.System).RunAsync(stop.Token);
        if (farewell is null) return 0;
        Console.WriteLine(farewell);
        // Whoever allowed in advance, on a command line, reads it there.
        if (line.Allowed.Count > 0) return 0;
        stop.CancelAfter(farewellLimit);
        await platform.Desk.TellAsync("Deskside", farewell, stop.Token);
        return 0;
    }
    catch (DisplayUnavailableException missing)
    {
        Console.Error.WriteLine($"deskside-companion: {missing.Message}");
        return 3;
    }
    catch (OperationCanceledException)
    {
        return 0;
    }

    void Stop(PosixSignalContext signal)
    {
        signal.Cancel = true;
        stop.Cancel();
    }
}
