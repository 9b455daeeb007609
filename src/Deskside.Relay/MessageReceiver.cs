using System.Buffers;
using System.Net.WebSockets;
using Deskside.Protocol.Frames;

namespace Deskside.Relay;

/// <summary>Receives whole WebSocket messages of at most one longest frame. Holds 4 KiB while it waits, more only during a longer message.</summary>
/// <remarks>One caller. The bytes are lent until the next call. Dispose gives the memory back.</remarks>
internal sealed class MessageReceiver(WebSocket socket) : IDisposable
{
    private const int IdleBytes = 4 * 1024;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(IdleBytes);

    public async ValueTask<Received> ReceiveAsync(CancellationToken cancellation)
    {
        if (_buffer.Length > 4 * IdleBytes) Swap(IdleBytes, 0);
        var used = 0;
        while (true)
        {
            ValueWebSocketReceiveResult part;
            try
            {
                part = await socket.ReceiveAsync(_buffer.AsMemory(used), cancellation);
            }
            catch (Exception fault) when (fault is WebSocketException or IOException or ObjectDisposedException or InvalidOperationException)
            {
                return new Received(ReceiveOutcome.Cut, default);
            }
            used += part.Count;
            if (part.MessageType == WebSocketMessageType.Close) return new Received(ReceiveOutcome.Closed, default);
            if (part.MessageType == WebSocketMessageType.Text) return new Received(ReceiveOutcome.Text, default);
            if (used > FrameHeader.MaxFrame) return new Received(ReceiveOutcome.TooLarge, default);
            if (part.EndOfMessage) return new Received(ReceiveOutcome.Message, _buffer.AsMemory(0, used));
            if (used == _buffer.Length) Swap(Math.Min(_buffer.Length * 4, FrameHeader.MaxFrame + 1), used);
        }
    }

    public void Dispose()
    {
        var buffer = Interlocked.Exchange(ref _buffer, []);
        if (buffer.Length > 0) ArrayPool<byte>.Shared.Return(buffer);
    }

    private void Swap(int size, int keep)
    {
        var next = ArrayPool<byte>.Shared.Rent(size);
        _buffer.AsSpan(0, keep).CopyTo(next);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = next;
    }
}

/// <summary>A received message, lent.</summary>
internal readonly record struct Received(ReceiveOutcome Outcome, ReadOnlyMemory<byte> Message);

/// <summary>What came.</summary>
internal enum ReceiveOutcome : byte { Message, Closed, Cut, Text, TooLarge }
