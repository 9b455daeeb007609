using System.Net.WebSockets;
using System.Text.Json;
using Deskside.Server.Hosting.Json;

namespace Deskside.Server.OutOfBand.Internal.Lines;

/// <summary>A page's WebSocket: news as JSON texts, the rest as bytes. A page that does not read for 30 s is closed.</summary>
/// <remarks>One sender, one receiver at a time.</remarks>
internal sealed class LineSocket(WebSocket socket, TimeProvider time)
{
    public const int MostBytes = 64 * 1024;

    private static readonly TimeSpan WritePatience = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _sending = new(1, 1);
    private int _hasEnded;

    /// <summary>{kind, …}.</summary>
    public Task TellAsync(object news, CancellationToken cancellation) =>
        SendAsync(JsonSerializer.SerializeToUtf8Bytes(news, news.GetType(), WireJson.Options), WebSocketMessageType.Text, cancellation);

    public Task SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation) => SendAsync(bytes, WebSocketMessageType.Binary, cancellation);

    /// <summary>The next binary message, at most <see cref="MostBytes"/>; null when the page closed, sent text, or more.</summary>
    public async Task<byte[]?> ReceiveAsync(CancellationToken cancellation)
    {
        using var whole = new MemoryStream();
        var buffer = new byte[16 * 1024];
        try
        {
            while (true)
            {
                var received = await socket.ReceiveAsync(buffer.AsMemory(), cancellation);
                if (received.MessageType != WebSocketMessageType.Binary || whole.Length + received.Count > MostBytes)
                {
                    return null;
                }

                whole.Write(buffer, 0, received.Count);
                if (received.EndOfMessage)
                {
                    return whole.ToArray();
                }
            }
        }
        catch (WebSocketException)
        {
            return null;
        }
    }

    /// <summary>Tells why, and closes; the first time counts.</summary>
    public async Task EndAsync(string why)
    {
        if (Interlocked.Exchange(ref _hasEnded, 1) == 1)
        {
            return;
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5), time);
        try
        {
            await TellAsync(new { kind = "ended", why }, patience.Token);
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, patience.Token);
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // The page is gone already.
        }
    }

    private async Task SendAsync(ReadOnlyMemory<byte> bytes, WebSocketMessageType type, CancellationToken cancellation)
    {
        await _sending.WaitAsync(cancellation);
        try
        {
            using var patience = new CancellationTokenSource(WritePatience, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
            await socket.SendAsync(bytes, type, endOfMessage: true, either.Token);
        }
        finally
        {
            _sending.Release();
        }
    }
}
