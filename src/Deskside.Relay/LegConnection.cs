using System.Buffers;
using System.Net.WebSockets;
using Deskside.Protocol.Frames;
using Deskside.Protocol.Messages;

namespace Deskside.Relay;

/// <summary>One WebSocket of a leg: its outbox, the loop that empties it, and the last word before it closes. After it the other end has <see cref="RelayOptions.CloseLimit"/> to close too.</summary>
/// <remarks>
/// <see cref="WriteLoopAsync"/> runs once; all else may be called from any thread. A send that makes no progress for
/// <see cref="RelayOptions.StallLimit"/> cuts the line. The socket's owner disposes it.
/// </remarks>
internal sealed class LegConnection(WebSocket socket, RelayOptions options, TimeProvider time) : IDisposable
{
    private readonly TaskCompletionSource _readingEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _cut = new();
    private RelayFrame? _lastWord;
    private int _isRefused;
    private volatile bool _isClosing;

    public LegOutbox Outbox { get; } = new(options, time);

    public MessageReceiver Receiver { get; } = new(socket);

    /// <summary>Why the relay closed it; null while it has not.</summary>
    public RefusalReason? RefusedFor { get; private set; }

    /// <summary>True when no more frames are taken from this connection.</summary>
    public bool IsClosing => _isClosing;

    /// <summary>Called by the writing loop whenever nothing waits any more.</summary>
    public Action? Drained { get; set; }

    /// <summary>Says why, then closes; what waits is dropped. Only the first call counts.</summary>
    public void Refuse(RefusalReason reason, string text, uint sessionMs)
    {
        if (Interlocked.Exchange(ref _isRefused, 1) != 0) return;
        RefusedFor = reason;
        _lastWord = RelayFrame.Clear(FrameKind.Refused, sessionMs, new Refused(reason, text).Write);
        Close();
    }

    /// <summary>Takes nothing more in and ends the loops.</summary>
    public void Close()
    {
        _isClosing = true;
        Outbox.Close();
    }

    /// <summary>Sends what waits, as few messages as the bound allows and without delay, until the connection closes.</summary>
    public async Task WriteLoopAsync(CancellationToken cancellation)
    {
        var batch = new List<RelayFrame>();
        using var stall = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var limit = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        using var link = limit.Token.Register(() =>
        {
            stall.Cancel();
            Cut(); // a send under way does not end on its token alone over every stream
        });
        try
        {
            while (await Outbox.TakeBatchAsync(batch, cancellation))
            {
                limit.CancelAfter(options.StallLimit);
                await SendAsync(batch, stall.Token);
                limit.CancelAfter(Timeout.InfiniteTimeSpan);
                Outbox.Sent(batch);
                if (Drained is { } drained && Outbox.Bytes == 0) drained();
            }
            limit.CancelAfter(options.CloseLimit);
            if (_lastWord is { } word) await socket.SendAsync(word.Bytes, WebSocketMessageType.Binary, endOfMessage: true, stall.Token);
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, RefusedFor?.ToString(), stall.Token);
            }
            await _readingEnded.Task.WaitAsync(stall.Token);
        }
        catch (Exception fault) when (fault is OperationCanceledException or WebSocketException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            if (limit.IsCancellationRequested && RefusedFor is null) RefusedFor = RefusalReason.TooSlow;
            Cut();
        }
        finally
        {
            Outbox.Sent(batch);
            Close();
            _lastWord?.Release();
        }
    }

    /// <summary>Cancelled when the line is cut: for whoever reads it.</summary>
    public CancellationToken IsCut => _cut.Token;

    /// <summary>Cuts the line without a word.</summary>
    public void Cut()
    {
        Close();
        socket.Abort();
        _cut.Cancel(); // not every stream under a WebSocket wakes its reader when it is disposed
    }

    /// <summary>Called by the reading loop when nothing more can come.</summary>
    public void ReadingEnded()
    {
        Close();
        _readingEnded.TrySetResult();
    }

    public void Dispose()
    {
        Close();
        Receiver.Dispose();
    }

    private async ValueTask SendAsync(List<RelayFrame> batch, CancellationToken cancellation)
    {
        if (batch.Count == 1)
        {
            await socket.SendAsync(batch[0].Bytes, WebSocketMessageType.Binary, endOfMessage: true, cancellation);
            return;
        }
        var length = batch.Sum(frame => frame.Length);
        var joined = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            var used = 0;
            foreach (var frame in batch)
            {
                frame.Bytes.CopyTo(joined.AsMemory(used));
                used += frame.Length;
            }
            await socket.SendAsync(joined.AsMemory(0, length), WebSocketMessageType.Binary, endOfMessage: true, cancellation);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(joined);
        }
    }
}
