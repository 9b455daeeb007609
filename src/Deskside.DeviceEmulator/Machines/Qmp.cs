using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Deskside.DeviceEmulator.Machines;

/// <summary>QEMU's control line: commands and events, a line of JSON each.</summary>
/// <remarks>Commands may overlap. Events are given to the handler on the reading loop, which must not wait. Errors throw IOException with QEMU's words.</remarks>
internal sealed class Qmp : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Stream _line;
    private readonly Action<string> _onEvent;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _turn = new(1);
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonNode?>> _asked = new();
    private readonly Task _reading;
    private int _number;
    private bool _isOver;

    private Qmp(Stream line, StreamReader reader, Action<string> onEvent, TimeProvider time)
    {
        (_line, _onEvent, _time) = (line, onEvent, time);
        _reading = ReadAsync(reader);
    }

    public static async Task<Qmp> OpenAsync(Stream line, Action<string> onEvent, TimeProvider time, CancellationToken cancellation)
    {
        var reader = new StreamReader(line, Encoding.UTF8);
        // The greeting; nothing else may be said before the capabilities are agreed.
        await reader.ReadLineAsync(cancellation);
        var qmp = new Qmp(line, reader, onEvent, time);
        await qmp.CallAsync("qmp_capabilities", null, cancellation);
        return qmp;
    }

    public async Task<JsonNode?> CallAsync(string command, JsonObject? arguments, CancellationToken cancellation)
    {
        var number = Interlocked.Increment(ref _number);
        var answer = new TaskCompletionSource<JsonNode?>(TaskCreationOptions.RunContinuationsAsynchronously);
        _asked[number] = answer;
        if (_isOver) throw new IOException("QEMU is gone.");
        var message = new JsonObject { ["execute"] = command, ["id"] = number };
        if (arguments is not null) message["arguments"] = arguments;
        await _turn.WaitAsync(cancellation);
        try
        {
            await _line.WriteAsync(Encoding.UTF8.GetBytes(message.ToJsonString() + "\n"), cancellation);
        }
        finally
        {
            _turn.Release();
        }
        return await answer.Task.WaitAsync(Patience, _time, cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await _line.DisposeAsync();
        await _reading;
        _turn.Dispose();
    }

    private async Task ReadAsync(StreamReader reader)
    {
        try
        {
            while (await reader.ReadLineAsync() is { } line)
            {
                if (JsonNode.Parse(line) is not JsonObject message) continue;
                if (message["event"] is { } happened) _onEvent(happened.GetValue<string>());
                else if (message["id"] is { } id && _asked.TryRemove(id.GetValue<int>(), out var answer)) Settle(answer, message);
            }
        }
        catch (Exception over) when (over is IOException or ObjectDisposedException or JsonException)
        {
            // Said to all who wait.
        }
        _isOver = true;
        foreach (var waiting in _asked.Values) waiting.TrySetException(new IOException("QEMU is gone."));
    }

    private static void Settle(TaskCompletionSource<JsonNode?> answer, JsonObject message)
    {
        if (message["error"] is { } error) answer.TrySetException(new IOException($"QEMU: {error["desc"]}"));
        else answer.TrySetResult(message["return"]);
    }
}
