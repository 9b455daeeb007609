using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Deskside.Bench.QueueBench.Load;

/// <summary>One browser's event stream over a bare socket: cheap enough for ten thousand beside the server on one machine.</summary>
/// <remarks>Hands each event's kind and data to its owner with the moment of its arrival; keeps nothing.</remarks>
internal sealed class Listener(Action<string, string, long> heard)
{
    private const int BufferBytes = 2048;

    public async Task OpenAsync(int port, string path, string header, CancellationToken cancellation)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, port, cancellation);
        await socket.SendAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\n{header}\r\n\r\n"), SocketFlags.None, cancellation);
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _ = ReadAsync(socket, ready, cancellation);
        await ready.Task.WaitAsync(cancellation);
    }

    private async Task ReadAsync(Socket socket, TaskCompletionSource ready, CancellationToken cancellation)
    {
        var buffer = new byte[BufferBytes];
        var kept = "";
        var kind = "";
        try
        {
            while (await socket.ReceiveAsync(buffer, SocketFlags.None, cancellation) is > 0 and var read)
            {
                var now = Stopwatch.GetTimestamp();
                kept += Encoding.UTF8.GetString(buffer, 0, read);
                int end;
                while ((end = kept.IndexOf('\n', StringComparison.Ordinal)) >= 0)
                {
                    var line = kept[..end].TrimEnd('\r');
                    kept = kept[(end + 1)..];
                    if (line.StartsWith("HTTP/1.1 ", StringComparison.Ordinal) && !line.StartsWith("HTTP/1.1 200", StringComparison.Ordinal))
                    {
                        ready.TrySetException(new IOException($"The event stream was refused: {line}"));
                        return;
                    }

                    if (line.StartsWith("event: ", StringComparison.Ordinal))
                    {
                        kind = line[7..];
                    }
                    else if (line.StartsWith("data: ", StringComparison.Ordinal))
                    {
                        ready.TrySetResult();
                        heard(kind, line[6..], now);
                    }
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
        }
        finally
        {
            socket.Dispose();
            ready.TrySetException(new IOException("The event stream ended before it began."));
        }
    }
}
