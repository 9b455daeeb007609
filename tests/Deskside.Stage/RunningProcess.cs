using System.Collections.Concurrent;
using System.Diagnostics;

namespace Deskside.Stage;

/// <summary>A program of this test, with everything it printed; ended by its own id.</summary>
public sealed class RunningProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly SemaphoreSlim _printed = new(0);

    private RunningProcess(Process process) => _process = process;

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    /// <summary>All that it printed so far, both streams.</summary>
    public string Output => string.Join('\n', _lines);

    public static RunningProcess Start(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment = null, string? input = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = input is not null,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>()) start.Environment[name] = value;
        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        var running = new RunningProcess(process);
        process.OutputDataReceived += (_, line) => running.Hear(line.Data);
        process.ErrorDataReceived += (_, line) => running.Hear(line.Data);
        process.Exited += (_, _) => running._printed.Release();
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (input is not null)
        {
            process.StandardInput.Write(input);
            process.StandardInput.Close();
        }
        return running;
    }

    /// <summary>Runs a program to its end and returns what it printed; a code other than 0 is an error.</summary>
    public static async Task<string> RunAsync(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment = null)
    {
        await using var running = Start(program, arguments, environment);
        await running.ExitAsync(TimeSpan.FromMinutes(2));
        return running.ExitCode == 0 ? running.Output : throw new InvalidOperationException($"{program} ended with {running.ExitCode}: {running.Output}");
    }

    /// <summary>Waits until a line that fits was printed, also before the call.</summary>
    public async Task<string> LineAsync(Predicate<string> fits, TimeSpan limit)
    {
        using var patience = new CancellationTokenSource(limit);
        while (true)
        {
            if (_lines.FirstOrDefault(line => fits(line)) is { } found) return found;
            if (HasExited) throw new InvalidOperationException($"{_process.StartInfo.FileName} ended with {ExitCode}:\n{Output}");
            try
            {
                await _printed.WaitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"{_process.StartInfo.FileName} did not print it within {limit}:\n{Output}");
            }
        }
    }

    public async Task ExitAsync(TimeSpan limit)
    {
        using var patience = new CancellationTokenSource(limit);
        await _process.WaitForExitAsync(patience.Token);
    }

    /// <summary>Asks it to end (SIGTERM), and makes it (SIGKILL) when it does not.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            Signal(15);
            try
            {
                await ExitAsync(TimeSpan.FromSeconds(10));
            }
            catch (OperationCanceledException)
            {
                _process.Kill(entireProcessTree: true);
            }
        }
        _process.Dispose();
    }

    /// <summary>SIGKILL: what a power cut does.</summary>
    public Task CutAsync()
    {
        _process.Kill();
        return ExitAsync(TimeSpan.FromSeconds(10));
    }

    public void Signal(int number)
    {
        using var kill = Process.Start("kill", [$"-{number}", _process.Id.ToString()]);
        kill.WaitForExit();
    }

    private void Hear(string? line)
    {
        if (line is null) return;
        _lines.Enqueue(line);
        _printed.Release();
    }
}
