using System.Diagnostics;

namespace Deskside.Stage;

/// <summary>The programs of one virtual desktop, with a home of their own; ended in reverse order.</summary>
internal sealed class Programs : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly List<RunningProgram> _running = [];
    private readonly Lock _gate = new();

    public string Home { get; } = Directory.CreateTempSubdirectory("deskside-desktop-").FullName;

    public RunningProgram Start(string? display, string program, IReadOnlyList<string> arguments)
    {
        var process = Process.Start(Describe(display, program, arguments)) ?? throw new InvalidOperationException($"{program} did not start.");
        var running = new RunningProgram(process, program);
        lock (_gate) _running.Add(running);
        return running;
    }

    public async Task<string> RunAsync(string display, string program, IReadOnlyList<string> arguments)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var process = Process.Start(Describe(display, program, arguments)) ?? throw new InvalidOperationException($"{program} did not start.");
        try
        {
            var errors = process.StandardError.ReadToEndAsync(patience.Token);
            var output = await process.StandardOutput.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            if (process.ExitCode == 0) return output;
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {await errors}");
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw new TimeoutException($"{program} {string.Join(' ', arguments)} took longer than {Patience.TotalSeconds} s.");
        }
    }

    /// <summary>Starts a display server that says its number when it is ready (-displayfd 1).</summary>
    public async Task<string> StartDisplayAsync(string? outer, string program, IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        var server = Start(outer, program, arguments);
        var number = await server.LineAsync(l => l.Length > 0 && l.All(char.IsAsciiDigit), cancellation).WaitAsync(Patience, cancellation);
        return ":" + number;
    }

    public Task EndAsync(string program)
    {
        lock (_gate) return _running.Last(r => r.Name == program).EndAsync();
    }

    public async ValueTask DisposeAsync()
    {
        List<RunningProgram> running;
        lock (_gate)
        {
            running = [.. _running];
            _running.Clear();
        }
        running.Reverse();
        foreach (var program in running) await program.EndAsync();
        Directory.Delete(Home, recursive: true);
    }

    private ProcessStartInfo Describe(string? display, string program, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Home };
        if (display is not null) start.Environment["DISPLAY"] = display;
        start.Environment["HOME"] = Home;
        start.Environment["XDG_RUNTIME_DIR"] = Home;
        start.Environment["XDG_CONFIG_HOME"] = Path.Combine(Home, ".config");
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment["GSETTINGS_BACKEND"] = "memory";
        start.Environment["NO_AT_BRIDGE"] = "1";
        start.Environment.Remove("WAYLAND_DISPLAY");
        start.Environment.Remove("DBUS_SESSION_BUS_ADDRESS");
        return start;
    }
}
