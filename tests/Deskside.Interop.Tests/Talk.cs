using System.Diagnostics;
using System.Text;

namespace Deskside.Interop.Tests;

/// <summary>A program that is talked to: its output is searched as it comes, lines are typed to it. Ends with the test.</summary>
internal sealed class Talk : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _heard = new();
    private readonly Lock _gate = new();
    private readonly Task _reading;
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Talk(string program, IReadOnlyList<string> arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        _process = Process.Start(start)!;
        _reading = Task.WhenAll(ReadAsync(_process.StandardOutput.BaseStream), ReadAsync(_process.StandardError.BaseStream));
    }

    public string Heard { get { lock (_gate) return _heard.ToString(); } }

    public Task HearAsync(string text, TimeSpan limit) => HearAsync(heard => heard.Contains(text, StringComparison.Ordinal), $"\"{text}\"", limit);

    public async Task HearAsync(Func<string, bool> isThere, string what, TimeSpan limit)
    {
        using var patience = new CancellationTokenSource(limit, TimeProvider.System);
        while (true)
        {
            Task more;
            lock (_gate)
            {
                if (isThere(_heard.ToString())) return;
                if (_reading.IsCompleted) break;
                more = _more.Task;
            }
            try
            {
                await Task.WhenAny(more, _reading).WaitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }
        Assert.Fail($"{_process.StartInfo.FileName} did not say {what} within {limit.TotalSeconds:0} s. It said:\n{Heard}");
    }

    public async Task SayAsync(string text)
    {
        await _process.StandardInput.WriteAsync(text);
        await _process.StandardInput.FlushAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _reading;
        _process.Dispose();
    }

    private async Task ReadAsync(Stream stream)
    {
        var buffer = new byte[4096];
        while (await stream.ReadAsync(buffer) is > 0 and var count)
            lock (_gate)
            {
                _heard.Append(Encoding.Latin1.GetString(buffer, 0, count));
                _more.TrySetResult();
                _more = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
    }
}
