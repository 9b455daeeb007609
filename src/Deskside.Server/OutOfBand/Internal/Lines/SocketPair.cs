using System.Buffers.Text;
using System.Net.WebSockets;
using Deskside.Server.Hosting.Access;

namespace Deskside.Server.OutOfBand.Internal.Lines;

/// <summary>A page's WebSocket joined to another node's: messages both ways, one under way each, so that a slow end slows the other.</summary>
internal static class SocketPair
{
    /// <summary>How long the other end may take to close after one has.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    public static async Task JoinAsync(WebSocket here, WebSocket there, SecretToken ticket, CancellationToken cancellation)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await there.SendAsync(Base64Url.DecodeFromChars(ticket.Text), WebSocketMessageType.Binary, endOfMessage: true, cancellation);
        Task<PairEnd>[] ways = [CopyAsync(here, there, over.Token), CopyAsync(there, here, over.Token)];
        if (await (await Task.WhenAny(ways)) == PairEnd.Closed)
        {
            // What was told last must arrive: cutting the receiving off would break the line before it is read.
            over.CancelAfter(Farewell);
        }
        else
        {
            await over.CancelAsync();
        }

        await Task.WhenAll(ways);
    }

    private static async Task<PairEnd> CopyAsync(WebSocket from, WebSocket to, CancellationToken cancellation)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (true)
            {
                var received = await from.ReceiveAsync(buffer.AsMemory(), cancellation);
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    await to.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellation);
                    return PairEnd.Closed;
                }

                await to.SendAsync(buffer.AsMemory(0, received.Count), received.MessageType, received.EndOfMessage, cancellation);
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // One end is over: so is the other.
            return PairEnd.Broken;
        }
    }

    private enum PairEnd
    {
        Closed,
        Broken,
    }
}
