using System.Buffers;
using System.Net.WebSockets;
using Deskside.Companion.Backend;
using Deskside.Protocol.Frames;

namespace Deskside.Companion.Legs;

/// <summary>One WebSocket to the relay: whole binary messages in and out.</summary>
/// <remarks>One reader and one writer at a time. A line that breaks is a <see cref="WebSocketException"/> or null from <see cref="ReceiveAsync"/>.</remarks>
internal sealed class LegSocket : IDisposable
{
    // A dead line is found by the ping, not by TCP's patience.
    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PongWithin = TimeSpan.FromSeconds(10);

    private readonly ClientWebSocket _socket;
    private byte[] _received = ArrayPool<byte>.Shared.Rent(32 * 1024);

    private LegSocket(ClientWebSocket socket) => _socket = socket;

    public static async Task<LegSocket> ConnectAsync(ServerAddress address, string path, HttpMessageInvoker http, CancellationToken cancellation)
    {
        var socket = new ClientWebSocket { Options = { KeepAliveInterval = PingEvery, KeepAliveTimeout = PongWithin } };
        try
        {
            await socket.ConnectAsync(address.WebSocketUrl(path), http, cancellation);
            return new LegSocket(socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellation) =>
        _socket.SendAsync(message, WebSocketMessageType.Binary, endOfMessage: true, cancellation);

    /// <summary>The next message, lent until the next call; null when the other side closed.</summary>
    public async ValueTask<ReadOnlyMemory<byte>?> ReceiveAsync(CancellationToken cancellation)
    {
        var used = 0;
        while (true)
        {
            if (used == _received.Length) Grow();
            var part = await _socket.ReceiveAsync(_received.AsMemory(used), cancellation);
            if (part.MessageType != WebSocketMessageType.Binary) return null;
            used += part.Count;
            if (part.EndOfMessage) return _received.AsMemory(0, used);
        }
    }

    public void Dispose()
    {
        _socket.Dispose();
        ArrayPool<byte>.Shared.Return(Interlocked.Exchange(ref _received, []));
    }

    private void Grow()
    {
        if (_received.Length > FrameHeader.MaxFrame)
            throw new WebSocketException($"The relay sent a message of over {FrameHeader.MaxFrame} bytes.");
        var larger = ArrayPool<byte>.Shared.Rent(2 * _received.Length);
        _received.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(Interlocked.Exchange(ref _received, larger));
    }
}
