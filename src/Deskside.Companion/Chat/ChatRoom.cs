using Deskside.Companion.Backend;
using Deskside.Companion.Legs;
using Deskside.Companion.Ports;

namespace Deskside.Companion.Chat;

/// <summary>The chat of this request: what was said, what is still on its way, what is unread.</summary>
/// <remarks>
/// What the customer typed is kept until the server has it, however often the line breaks; the id makes sending twice harmless.
/// Thread-safe. Bounds: the last 500 lines are shown; at most 200 messages wait to be sent, more are refused at the entry.
/// </remarks>
internal sealed class ChatRoom(ServerLink server, TimeProvider time)
{
    private const int MaxShown = 500;
    private const int MaxWaiting = 200;
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan TypingLasts = TimeSpan.FromSeconds(4);

    private readonly Lock _lock = new();
    private readonly SortedDictionary<long, ChatMessage> _messages = [];
    private readonly List<(string Id, string Text, DateTimeOffset At)> _waiting = [];
    private readonly Pulse _toSend = new();
    private readonly Pulse _toFetch = new();
    private long _readUpTo;
    private string? _typing;
    private long _typingAt;

    /// <summary>Something to show has changed.</summary>
    public event Action? Changed;

    /// <summary>Messages of the technician that the customer has not had before his eyes yet.</summary>
    public int Unread
    {
        get { lock (_lock) return _messages.Values.Count(message => message.From != "customer" && message.Number > _readUpTo); }
    }

    public string? Typing
    {
        get { lock (_lock) return _typing is not null && time.GetElapsedTime(_typingAt) < TypingLasts ? _typing : null; }
    }

    public IReadOnlyList<ChatLine> Lines()
    {
        lock (_lock)
        {
            var sent = _messages.Values.Select(message => new ChatLine(
                message.Name ?? "", message.Text, message.At, message.From == "customer", Mark(message)));
            return [.. sent.Concat(_waiting.Select(waiting => new ChatLine("", waiting.Text, waiting.At, true, "sending"))).TakeLast(MaxShown)];
        }
    }

    /// <summary>Queues what the customer typed. False when too much waits already.</summary>
    public bool TryPost(string text)
    {
        if (string.IsNullOrWhiteSpace(text)) return true;
        lock (_lock)
        {
            if (_waiting.Count >= MaxWaiting) return false;
            var now = time.GetUtcNow();
            _waiting.Add((Guid.CreateVersion7(now).ToString(), text.Trim(), now));
        }
        _toSend.Set();
        Changed?.Invoke();
        return true;
    }

    public void Take(ChatMessage message)
    {
        lock (_lock)
        {
            _messages[message.Number] = message;
            _waiting.RemoveAll(waiting => waiting.Id == message.Id);
            if (message.From != "customer") _typing = null;
        }
        Changed?.Invoke();
    }

    public void TakeTyping(string name)
    {
        lock (_lock) (_typing, _typingAt) = (name, time.GetTimestamp());
        Changed?.Invoke();
    }

    /// <summary>News may have been missed: fetch what is stored.</summary>
    public void FetchAgain() => _toFetch.Set();

    /// <summary>The chat is before the customer's eyes.</summary>
    public async Task ReportReadAsync(CancellationToken cancellation)
    {
        long newest;
        lock (_lock)
        {
            newest = _messages.Count > 0 ? _messages.Keys.Last() : 0;
            if (newest <= _readUpTo) return;
            _readUpTo = newest;
        }
        await TryAsync(() => server.ReportSeenAsync(newest, "read", cancellation));
    }

    public async Task ReportTypingAsync(CancellationToken cancellation) => await TryAsync(() => server.ReportTypingAsync(cancellation));

    /// <summary>Sends and fetches until cancelled.</summary>
    public Task RunAsync(CancellationToken cancellation) => Task.WhenAll(SendAsync(cancellation), FetchAsync(cancellation));

    private async Task SendAsync(CancellationToken cancellation)
    {
        while (true)
        {
            (string Id, string Text, DateTimeOffset At)? next;
            lock (_lock) next = _waiting.Count > 0 ? _waiting[0] : null;
            if (next is not { } message)
            {
                await _toSend.WaitAsync(cancellation);
                continue;
            }
            if (await TryAsync(() => server.PostMessageAsync(message.Id, message.Text, cancellation)))
            {
                lock (_lock) _waiting.RemoveAll(waiting => waiting.Id == message.Id);
                _toFetch.Set();
            }
            else
            {
                await Task.Delay(RetryAfter, time, cancellation);
            }
        }
    }

    private async Task FetchAsync(CancellationToken cancellation)
    {
        while (true)
        {
            long newest;
            lock (_lock) newest = _messages.Count > 0 ? _messages.Keys.Last() : 0;
            var got = await TryAsync(async () =>
            {
                foreach (var message in await server.GetMessagesAsync(newest, cancellation)) Take(message);
            });
            if (got) await _toFetch.WaitAsync(cancellation);
            else await Task.Delay(RetryAfter, time, cancellation);
        }
    }

    private static async Task<bool> TryAsync(Func<Task> send)
    {
        try
        {
            await send();
            return true;
        }
        catch (Exception lost) when (lost is HttpRequestException or BackendException or IOException)
        {
            return false;
        }
    }

    private static string Mark(ChatMessage message) =>
        message.ReadAt is not null ? "read" : message.DeliveredAt is not null ? "delivered" : "sent";
}
