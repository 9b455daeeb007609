using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Deskside.OutOfBand.Apf;

namespace Deskside.OutOfBand.Cira;

/// <summary>One of a device's ports, served on this machine's loopback address, so that any AMT tool can be used on it.</summary>
/// <remarks>
/// Loopback only: whoever can reach it can try the device's password. At most <see cref="MaxLines"/> lines at once; each is a channel
/// of its own and lives as long as both ends. Disposing closes all.
/// </remarks>
public sealed class LoopbackForward : IAsyncDisposable
{
    public const int MaxLines = 8;
    private const int PieceBytes = 16 * 1024;

    private readonly CiraConnection _connection;
    private readonly int _port;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<Task, byte> _lines = new();
    private readonly Task _accepting;

    public LoopbackForward(CiraConnection connection, int port)
    {
        (_connection, _port) = (connection, port);
        _listener.Start(MaxLines);
        _accepting = AcceptAsync(_stopping.Token);
    }

    public IPEndPoint Address => (IPEndPoint)_listener.LocalEndpoint;

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_lines.Keys);
    }

    private async Task AcceptAsync(CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptSocketAsync(cancellation);
                if (_lines.Count >= MaxLines)
                {
                    socket.Dispose();
                    continue;
                }
                var line = ServeAsync(socket, cancellation);
                _lines[line] = 0;
                _ = line.ContinueWith(done => _lines.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            }
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Asked to stop.
        }
    }

    // Ends without a fault, whatever becomes of it: a caller who hangs up at once closes his own line, not the port.
    private async Task ServeAsync(Socket socket, CancellationToken cancellation)
    {
        using var local = socket;
        try
        {
            socket.NoDelay = true;
            await using var here = new NetworkStream(socket);
            if (await _connection.OpenAsync(_port, cancellation) is not ChannelOutcome.Opened { Channel: var channel }) return;
            await using var there = channel;
            using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            Task[] ways = [CopyAsync(here, there, over.Token), CopyAsync(there, here, over.Token)];
            await Task.WhenAny(ways);
            await over.CancelAsync();
            await Task.WhenAll(ways);
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException or IOException or ObjectDisposedException)
        {
            // Asked to stop, or one end is gone.
        }
    }

    private static async Task CopyAsync(Stream from, Stream to, CancellationToken cancellation)
    {
        var buffer = new byte[PieceBytes];
        try
        {
            while (await from.ReadAsync(buffer, cancellation) is > 0 and var count) await to.WriteAsync(buffer.AsMemory(0, count), cancellation);
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // One end closed: the other is closed by the caller.
        }
    }
}
