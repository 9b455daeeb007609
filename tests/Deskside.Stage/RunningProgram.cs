using System.Diagnostics;

namespace Deskside.Stage;

/// <summary>A program on a virtual desktop. Ended by its own process, never by name.</summary>
public sealed class RunningProgram
{
    private readonly Process _process;
    private readonly Lock _gate = new();
    private readonly List<string> _lines = [];
    private readonly List<(Func<string, bool> Wanted, TaskCompletionSource<string> Found)> _waiting = [];

    internal RunningProgram(Process process, string name)
    {
        (_process, Name) = (process, name);
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Take(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Name { get; }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    /// <summary>Everything that it wrote so far, for a failure's message.</summary>
    public string Output
    {
        get { lock (_gate) return string.Join('\n', _lines); }
    }

    /// <summary>Waits for a line that it writes, also one written already. Fails when it ends without.</summary>
    public Task<string> LineAsync(Func<string, bool> wanted, CancellationToken cancellation)
    {
        var found = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_lines.Find(l => wanted(l)) is { } line) return Task.FromResult(line);
            _waiting.Add((wanted, found));
        }
        return found.Task.WaitAsync(cancellation);
    }

    public Task ExitAsync(CancellationToken cancellation) => _process.WaitForExitAsync(cancellation);

    public async Task EndAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
    }

    private void Take(string? line)
    {
        List<TaskCompletionSource<string>> found = [];
        lock (_gate)
        {
            if (line is not null) _lines.Add(line);
            foreach (var waiting in _waiting.Where(w => line is null ? _process.HasExited : w.Wanted(line))) found.Add(waiting.Found);
        }
        foreach (var one in found)
        {
            if (line is not null) one.TrySetResult(line);
            else one.TrySetException(new InvalidOperationException($"{Name} ended without the line that was waited for. It wrote:\n{Output}"));
        }
    }
}
